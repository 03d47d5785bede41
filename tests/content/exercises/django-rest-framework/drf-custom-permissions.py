# after
ann, bob = User.objects.order_by("username")
check, thing = IsOwnerOrReadOnly(), SimpleNamespace(owner_id=ann.pk)
assert check.has_permission(request_to(), None) and not check.has_permission(request_to(method="post"), None)
assert check.has_object_permission(request_to(user=bob), None, thing)
assert not check.has_object_permission(request_to(method="post", user=bob), None, thing)
assert check.has_object_permission(request_to(method="post", user=ann), None, thing)
