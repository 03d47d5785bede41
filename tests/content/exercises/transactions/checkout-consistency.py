class OutOfStock(Exception):
    pass
# after
Stock.objects.create(sku="a", product_id=7, available=3)
reserve_line(7, 2)
with raises(OutOfStock):
    reserve_line(7, 2)
stock = Stock.objects.get()
assert (stock.available, stock.reserved) == (1, 2)
