class Order(models.Model):
    customer = models.ForeignKey(Customer, models.CASCADE, related_name="+")
    shop = models.ForeignKey(Shop, models.CASCADE, related_name="+")
    placed_at = models.DateTimeField(auto_now_add=True)
    total = models.IntegerField(default=0)
    notes = models.TextField(default="")

class OrderLine(models.Model):
    order = models.ForeignKey(Order, models.CASCADE, related_name="lines")
    product = models.ForeignKey(Product, models.CASCADE)

customer = Customer.objects.create()
order = Order.objects.create(customer=customer, shop=Shop.objects.create(name="S"))
OrderLine.objects.create(order=order, product=Product.objects.create(sku="a"))
# after
with queries() as seen:
    for order in queryset:
        order.shop.name, [line.product.sku for line in order.lines.all()]
assert len(seen) == 3 and "notes" not in seen[0]["sql"]
