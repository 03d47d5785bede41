fulfill = Task()
# after
payment = Payment.objects.create()
mark_paid(payment.pk, "r-1"), mark_paid(payment.pk, "r-1")
assert fulfill.sent == [(payment.pk,)] and Payment.objects.get().status == "paid"
