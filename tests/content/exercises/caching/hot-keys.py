# after
for n in range(4):
    cache.set(f"top#{n}", "value")
assert read_copy("top", copies=4) == "value"
