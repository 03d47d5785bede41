Book.objects.create(pk=1, title="Intro", sku="s", price=5, author=Author.objects.create(name="Rao"))
# after
assert list(qs.values("id", "author__name")) == [{"id": 1, "author__name": "Rao"}]
assert list(qs.values_list("id", "title")) == [(1, "Intro")] and list(qs.values_list("id", flat=True)) == [1]
assert dict(qs.values_list("sku", "price")) == {"s": 5}
