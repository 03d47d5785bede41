class Address(models.Model):
    city = models.CharField(max_length=20)

class Customer(models.Model):
    address = models.ForeignKey(Address, models.CASCADE)

class Order(models.Model):
    customer = models.ForeignKey(Customer, models.CASCADE)

class OrderItem(models.Model):
    order = models.ForeignKey(Order, models.CASCADE, related_name="items")
    product = models.ForeignKey(Product, models.CASCADE)
# after
product = Product.objects.create(sku="a")
for n in range(3):
    address = Address.objects.create(city=str(n))
    order = Order.objects.create(customer=Customer.objects.create(address=address))
    OrderItem.objects.create(order=order, product=product)
with queries() as seen:
    for order in orders:
        order.customer.address.city, [item.product.sku for item in order.items.all()]
assert len(seen) == 3
