# after
order = Order.objects.create()
confirm(order)
message = Outbox.objects.get()
assert message.payload == {"id": order.pk, "version": 2} and message.topic == "order.confirmed"
