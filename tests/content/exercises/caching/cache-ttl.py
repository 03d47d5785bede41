tree = {"root": []}
# after
assert cache.get("catalog:tree:v2") == tree
assert all(3240 <= jitter(HOUR) <= 3960 for _ in range(100))
