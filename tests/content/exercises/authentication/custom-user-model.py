# after
user = User.objects.create_user("cleo", "cleo@example.com", "secret")
assert user.get_username() == "cleo@example.com"
with raises(IntegrityError):
    User.objects.create_user("other", "cleo@example.com", "secret")
