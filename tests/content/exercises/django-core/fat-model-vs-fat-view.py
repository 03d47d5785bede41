send_receipt, reserved = Task(), []
Order.add_lines = lambda order, lines: None
Product.objects.reserve = reserved.extend
# after
cart = SimpleNamespace(total=lambda: 5, lines=lambda: ["line"])
order = place_order(user=User.objects.get(username="ann"), cart=cart)
assert reserved == ["line"] and send_receipt.sent == [(order.pk,)]
