send_receipt = Task()
# after
order = Order()
with transaction.atomic():
    place_order(order)
    assert send_receipt.sent == []
assert send_receipt.sent == [(order.pk,)]
with raises(ValueError), transaction.atomic():
    place_order(Order())
    raise ValueError
assert len(send_receipt.sent) == 1
