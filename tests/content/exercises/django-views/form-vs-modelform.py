use_template("edit.html", "{{ form.errors.title.0 }}")
use_template("search.html", "{{ found.count }}")
Book.get_absolute_url = lambda book: f"/books/{book.pk}"
# after
ann, bob = User.objects.order_by("username")
tag, book = Tag.objects.create(name="t"), Book.objects.create(title="Old", owner=ann)
assert post(edit, {"title": "New", "price": "3", "tags": [tag.pk], "sales": 9}, user=ann, pk=book.pk).status_code == 302
book.refresh_from_db()
assert (book.title, book.sales, list(book.tags.all())) == ("New", 0, [tag])
with raises(Http404):
    get(edit, user=bob, pk=book.pk)
assert get(search, "/?q=ne").content == b"1" and get(search, "/?q=" + "x" * 101).content == b"0"
