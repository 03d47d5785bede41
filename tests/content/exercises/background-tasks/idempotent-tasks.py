booked = []
carrier = SimpleNamespace(book=lambda order, idempotency_key: booked.append(idempotency_key))
# after
order = Order.objects.create(status="paid")
ship(order.pk)
assert len(booked) == 1
ship(order.pk)
assert booked == [f"ship-{order.pk}"] and Order.objects.get().status == "shipped"
