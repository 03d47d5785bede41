# after
mine, other = SimpleNamespace(author_id=1), SimpleNamespace(author_id=2)
user, backend = SimpleNamespace(pk=1), OwnerBackend()
assert backend.has_perm(user, "blog.change_article", mine) and not backend.has_perm(user, "blog.change_article", other)
assert not backend.has_perm(user, "blog.change_article") and backend.authenticate(request_to()) is None
