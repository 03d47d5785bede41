Users, send_welcome = User, Task()
User = SimpleNamespace(objects=SimpleNamespace(
    create_user=lambda email, password: Users.objects.create_user(email, email, password)))
# after
user = register(email="c@example.com", password="secret")
assert user.profile and send_welcome.sent == [(user.pk,)]
