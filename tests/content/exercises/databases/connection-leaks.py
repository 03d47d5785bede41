load, ids = (lambda pk: pk * 2), [1, 2, 3]
# after
assert results == [2, 4, 6]
