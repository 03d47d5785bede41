class InvoiceSerializer(serializers.ModelSerializer):
    class Meta:
        model = Invoice
        fields = ["id"]
# after
ann, bob = User.objects.order_by("username")
mine, other = Invoice.objects.create(owner=ann), Invoice.objects.create(owner=bob)
detail = InvoiceViewSet.as_view({"get": "retrieve"})

def status_of(invoice):
    request = APIRequestFactory().get("/")
    force_authenticate(request, ann)
    return detail(request, pk=invoice.pk).status_code

assert (status_of(mine), status_of(other)) == (200, 404)
