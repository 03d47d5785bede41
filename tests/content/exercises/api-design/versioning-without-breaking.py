class OrderSerializer(serializers.ModelSerializer):
    class Meta:
        model = Order
        fields = ["id", "status", "total"]

class OrderV1Serializer(OrderSerializer):
    state = serializers.CharField(source="status")

    class Meta(OrderSerializer.Meta):
        fields = ["id", "state", "total"]
# after
from rest_framework.versioning import URLPathVersioning
Order.objects.create(status="paid")
listing = OrderViewSet.as_view({"get": "list"}, versioning_class=URLPathVersioning)
for version, name in (("v1", "state"), ("v2", "status")):
    assert listing(APIRequestFactory().get("/"), version=version).data[0][name] == "paid"
