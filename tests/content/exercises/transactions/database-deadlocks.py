def move(account, amount):
    Account.objects.filter(pk=account.pk).update(balance=F("balance") + amount)

Account.withdraw = lambda account, amount: move(account, -amount)
Account.deposit = move
# after
a, b = Account.objects.create(balance=10), Account.objects.create()
transfer(b.pk, a.pk, -4)
assert list(Account.objects.order_by("pk").values_list("balance", flat=True)) == [6, 4]
