class OrderNotPaid(Exception):
    pass
# after
from types import SimpleNamespace
marked = []
carrier = SimpleNamespace(create_label=lambda address: SimpleNamespace(tracking_number=f"to {address}"))
order = SimpleNamespace(pk=1, is_shipped=False, is_paid=True, address="A", mark_shipped=marked.append)
ship(order)
assert marked == ["to A"]
order.is_paid = False
try:
    ship(order)
except OrderNotPaid:
    order.is_shipped = True
    ship(order)
assert order.is_shipped and len(marked) == 1
