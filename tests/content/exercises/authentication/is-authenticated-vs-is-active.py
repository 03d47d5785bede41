request = request_to()
User.objects.filter(username="ann").update(is_active=False)
# after
assert user is None
User.objects.filter(username="ann").update(is_active=True)
assert authenticate(request, username="ann", password="secret")
assert authenticate(request, username="ann", password="wrong") is None
