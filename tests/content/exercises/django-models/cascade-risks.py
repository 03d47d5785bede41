category = Author.objects.create(name="A")
for title in ("x", "y"):
    Book.objects.create(title=title, author=category).tags.add(Tag.objects.get_or_create(name="t")[0])
# after
found = {model: len(rows) for model, rows in collector.data.items()}
found.update({rows.model: rows.count() for rows in collector.fast_deletes})
assert found == {Author: 1, Book: 2, Book.tags.through: 2} and Book.objects.count() == 2
