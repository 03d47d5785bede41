# after
assert [fee("card", 100), fee("invoice", 50), fee("invoice", 500), fee("cash", 9)] == [2, 1, 5, 0]
try:
    fee("shells", 1)
except ValueError:
    pass
else:
    raise AssertionError
