def render_invoice(invoice):
    return HttpResponse(invoice.total)
# after
ann, bob = User.objects.order_by("username")
mine = Invoice.objects.create(customer=Customer.objects.create(owner=ann), total=9)
assert get(invoice, pk=mine.pk).status_code == 302
assert get(invoice, user=ann, pk=mine.pk).content == b"9.00"
with raises(Http404):
    get(invoice, user=bob, pk=mine.pk)
