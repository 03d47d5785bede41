rao = Author.objects.create(name="Rao")
for title, price in (("a", 100), ("b", 900), ("c", 200)):
    Book.objects.create(title=title, author=rao, price=price, published=date(2024, 1, 1))
Book.objects.create(title="draft", author=rao, status="draft", published=date(2024, 1, 1))
# after
assert [book.title for book in qs] == ["a", "c"] and list(per_author) == [{"name": "Rao", "books_n": 4}]
assert stats == {"avg": 300, "n": 4}
