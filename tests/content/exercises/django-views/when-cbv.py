# after
ann, bob = User.objects.order_by("username")
mine, other = Invoice.objects.create(owner=ann), Invoice.objects.create(owner=bob)
assert list(get(InvoiceList.as_view(), user=ann).context_data["invoice_list"]) == [mine]
assert get(InvoiceList.as_view()).status_code == 302
assert get(InvoiceDetail.as_view(), user=ann, pk=mine.pk).context_data["object"] == mine
with raises(Http404):
    get(InvoiceDetail.as_view(), user=ann, pk=other.pk)
