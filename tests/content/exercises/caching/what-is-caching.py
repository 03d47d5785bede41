# after
Book.objects.create(title="A", sales=1), Book.objects.create(title="B", sales=2)
assert [book["title"] for book in popular_books()] == ["B", "A"]
with queries() as seen:
    popular_books()
assert len(seen) == 0
