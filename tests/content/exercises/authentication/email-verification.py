class User(models.Model):
    email = models.EmailField()
    email_verified = models.BooleanField(default=False)
# after
user = User.objects.create(email="a@example.com")
token = make_token(user)
assert not confirm(token + "x") and confirm(token) and not confirm(token)
user = User.objects.create(email="b@example.com")
token = make_token(user)
User.objects.update(email="new@example.com")
assert not confirm(token)
