customer = Customer.objects.create()
for paid, day in ((False, 9), (False, 3), (True, 1)):
    Invoice.objects.create(customer=customer, paid=paid, due_date=date(2026, 3, day))
# after
with queries() as seen:
    found = list(customers)
    assert [invoice.due_date.day for invoice in found[0].unpaid_invoices] == [3, 9]
assert len(seen) == 2 and isinstance(found[0].unpaid_invoices, list)
