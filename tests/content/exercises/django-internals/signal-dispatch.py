# after
order_paid.connect(on_paid, dispatch_uid="mail-on-paid")
assert len(order_paid.receivers) == 1
