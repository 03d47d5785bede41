Book.objects.create(title="A", pages=10), Book.objects.create(title="B")
# after
fresh = Book.objects.filter(year=2025)
with queries() as seen:
    fresh[0], fresh[0]
assert len(seen) == 2 and "LIMIT 1" in seen[0]["sql"]
list(fresh)
with queries() as seen:
    fresh[0], fresh.count()
assert len(seen) == 0 and fresh.filter(pages=10)._result_cache is None
