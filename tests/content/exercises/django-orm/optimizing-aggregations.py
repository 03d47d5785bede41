customer = Customer.objects.create()
for total in (5, 7):
    order = Order.objects.create(customer=customer, total=total)
# after
assert Customer.objects.annotate(revenue=Subquery(revenue)).get().revenue == 12
