# after
book = Book.objects.create(title="Old")
cache.set(f"book:{book.pk}", "Old")
rename(book.pk, "New")
assert cache.get(f"book:{book.pk}") is None and Book.objects.get().title == "New"
