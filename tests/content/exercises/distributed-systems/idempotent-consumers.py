# after
Item.objects.create(sku="s", version=3, quantity=1)
acknowledged = []

def message(name, version, quantity):
    return SimpleNamespace(id=name, sku="s", version=version, quantity=quantity, ack=lambda: acknowledged.append(name))

with transaction.atomic():
    consume(message("a", 4, 9)), consume(message("a", 4, 9))
consume(message("late", 2, 5))
item = Item.objects.get()
assert (item.version, item.quantity) == (4, 9) and Outbox.objects.count() == 1 and len(acknowledged) == 3
