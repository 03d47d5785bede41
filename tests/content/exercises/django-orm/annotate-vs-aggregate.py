author = Author.objects.create(name="Rao")
for price in ("10.50", "2.00"):
    Book.objects.create(author=author, price=price)
Order.objects.create(), Order.objects.create(), Order.objects.create(status="paid")
# after
assert Author.objects.annotate(n=Count("books")).get().n == 2
assert Book.objects.aggregate(total=Sum("price"), n=Count("id")) == {"total": Decimal("12.5"), "n": 2}
rows = Order.objects.values("status").annotate(n=Count("id"))
assert sorted((row["status"], row["n"]) for row in rows) == [("open", 2), ("paid", 1)]
