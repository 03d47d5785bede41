# after
Stock.objects.create(sku="a", available=5), Stock.objects.create(sku="b", available=1)
reserved = []
order = SimpleNamespace(mark_reserved=lambda minutes: reserved.append(minutes))
with raises(SoldOut):
    reserve(order, [("b", 2), ("a", 1)])
assert Stock.objects.get(sku="a").available == 5 and reserved == []
reserve(order, [("b", 1), ("a", 1)])
assert Stock.objects.get(sku="b").available == 0 and reserved == [15]
