send_receipt = Task()
Order.take_lines_from = lambda order, cart: 1 / cart.lines
# after
ann = User.objects.get(username="ann")
order = place_order(SimpleNamespace(user=ann, lines=1))
assert send_receipt.sent == [(order.pk,)]
with raises(ZeroDivisionError):
    place_order(SimpleNamespace(user=ann, lines=0))
assert Order.objects.count() == 1 and len(send_receipt.sent) == 1
