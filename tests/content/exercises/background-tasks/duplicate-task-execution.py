pulled = []
Account.pull = lambda account: pulled.append(account.pk)
# after
other, account = Account.objects.create(), Account.objects.create()
sync_account(account.pk), sync_account(account.pk), sync_account(0)
assert pulled == [account.pk]
