Product.objects.create(pk=1, sku="a", stock=2)
# after
assert Product.objects.get().stock == 0
assert Product.objects.filter(pk=1, stock__gte=1).update(stock=F("stock") - 1) == 0
