from types import SimpleNamespace
client_for_user = lambda: SimpleNamespace(post=lambda address, data: address)
# after
assert [future.result() for future in futures] == ["/redeem/"] * 2
