# after
a, b = Order.objects.create(), Order.objects.create()
assert a.pk + 1 == b.pk and a.public_id != b.public_id
