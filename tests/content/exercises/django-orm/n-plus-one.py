author = Author.objects.create(name="Rao")
for n in range(3):
    Book.objects.create(author=author)
# after
with queries() as seen:
    for book in Book.objects.all():
        book.author.name
assert len(seen) == 4
with queries() as seen:
    for book in qs:
        book.author.name, list(book.tags.all())
assert len(seen) == 2
