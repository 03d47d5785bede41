Book.objects.create(title="Django", author=Author.objects.create(name="Rao"), year=2024)
term, allowed_filters = "rao", {"year": 2024, "pages": 100}
# after
assert Book.objects.filter(q, status="live").count() == Book.objects.filter(cond).count() == 1
