# after
computed = []

def compute():
    computed.append(1)
    return len(computed)

assert get_soft("k", compute) == get_soft("k", compute) == 1
assert get_soft("k", compute, fresh=-1) == 1 and len(computed) == 1
cache.set("k", {"value": 1, "until": 0}, 60)
cache.delete("k:lock")
assert get_soft("k", compute) == 2 and len(computed) == 2
cache.set("k", {"value": 9, "until": 0}, 60)
assert get_soft("k", compute) == 9
