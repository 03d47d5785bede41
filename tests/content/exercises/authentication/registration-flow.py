notify_existing_owner, send_confirmation = Task(), Task()
# after
register("new@example.com", "secret")
with transaction.atomic():
    register("new@example.com", "other")
    assert User.objects.filter(username="new@example.com").count() == 1
assert len(send_confirmation.sent) == 1 and notify_existing_owner.sent == [("new@example.com",)]
assert User.objects.get(username="new@example.com").check_password("secret")
