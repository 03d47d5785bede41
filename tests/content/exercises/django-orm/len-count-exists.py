Order.objects.create()
orders, ship = Order.objects.all(), lambda order: None
# after
with queries() as seen:
    found = Order.objects.all()
    if found.exists():
        list(found)
assert len(seen) == 2
with queries() as seen:
    found = Order.objects.all()
    if found:
        list(found)
assert len(seen) == 1
