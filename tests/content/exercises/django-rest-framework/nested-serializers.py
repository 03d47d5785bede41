# after
product = Product.objects.create(sku="a")
for n in range(3):
    Line.objects.create(order=Order.objects.create(customer=Customer.objects.create()), product=product)
with queries() as seen:
    for order in queryset:
        order.customer.name, [line.product.sku for line in order.lines.all()]
assert len(seen) == 2
