# after
user = User.objects.create_user("cleo")
user.save()
assert Profile.objects.filter(user=user).count() == 1
