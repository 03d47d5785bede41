Customer.objects.create(pk=7)
order, book = Order.objects.create(customer_id=7), Book.objects.create(title="A")
tags = [Tag.objects.create(name=name) for name in "abc"]
pairs = [(book.pk, tags[0].pk)]
Line.objects.create(order=order, product=Product.objects.create(sku="a"))
Author.objects.create(name="A")
# after
with queries() as seen:
    for found in orders.all():
        [line.product.sku for line in found.lines.all()], found.customer and found.customer.name
assert len(seen) == 2
with queries() as seen:
    order.customer_id
assert len(seen) == 0
with queries() as seen:
    list(Order.objects.filter(customer_id=7))
assert "JOIN" not in seen[0]["sql"]
another = Book.objects.create(title="B")
with queries() as seen:
    another.tags.add(*tags)
assert len([query for query in seen if "tags" in query["sql"]]) <= 2
assert book.tags.count() == 3 and authors.get().n == 0
