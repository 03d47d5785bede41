today = date(2026, 3, 1)
late_payer, good = Customer.objects.create(), Customer.objects.create()
for customer, paid in ((late_payer, False), (late_payer, False), (good, True)):
    Invoice.objects.create(customer=customer, paid=paid, due_date=date(2026, 2, 1))
# after
assert list(customers) == [late_payer]
