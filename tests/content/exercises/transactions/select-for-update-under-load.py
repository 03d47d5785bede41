pk, n = Item.objects.create(sku="a", stock=3).pk, 2
# after
assert changed == 1 and Item.objects.get().stock == 1
