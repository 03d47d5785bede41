# after
ann, bob = User.objects.order_by("username")
assert user_key(ann, "menu") == user_key(ann, "menu") != user_key(bob, "menu")
old = user_key(ann, "menu")
cache.incr(f"u:{ann.pk}:gen")
assert user_key(ann, "menu") != old
