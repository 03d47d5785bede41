views = SimpleNamespace(book=lambda request, pk: book(request, pk))
use_template("shop/book.html", "<h1>{{ book.title }}</h1>{% if book.is_bargain %}<em>Sale</em>{% endif %}")
# after
use_urls(*urlpatterns)
cheap = Book.objects.create(title="A & B", price=150)
assert Client().get(f"/books/{cheap.pk}/").content == b"<h1>A &amp; B</h1><em>Sale</em>"
assert Client().get("/books/999/").status_code == 404
