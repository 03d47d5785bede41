# after
assert [too_many("Ann ", limit=2), too_many("ann", limit=2), too_many("ANN", limit=2)] == [False, False, True]
assert not too_many("bob", limit=2)
