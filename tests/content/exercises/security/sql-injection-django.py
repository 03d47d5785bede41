connection.ensure_connection()
connection.connection.create_function("risk_score", 1, len)
# after
Account.objects.create(name="b"), Account.objects.create(name="a")
found = accounts(request_to("/?sort=1;DROP&rule=%27)%20OR%201=1"))
assert [account.name for account in found] == ["a", "b"] and found[0].score == len("') OR 1=1")
