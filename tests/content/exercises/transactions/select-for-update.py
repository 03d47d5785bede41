class OutOfStock(Exception):
    pass
# after
item = Item.objects.create(sku="a", stock=3)
reserve(item.pk, 2)
with raises(OutOfStock):
    reserve(item.pk, 2)
assert Item.objects.get().stock == 1
