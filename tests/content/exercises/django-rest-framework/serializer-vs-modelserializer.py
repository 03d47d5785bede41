# after
order = Order.objects.create(number="7")
change = OrderSerializer(order, data={"number": "8", "status": "paid"})
assert change.is_valid() and change.save().number == "7"
assert not RefundRequest(data={"amount": "1.234", "reason": "late"}).is_valid()
assert RefundRequest(data={"amount": "1.23", "reason": "late"}).is_valid()
