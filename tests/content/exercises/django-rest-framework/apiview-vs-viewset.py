class Order(models.Model):
    customer = models.ForeignKey(User, models.CASCADE)
    status = models.CharField(max_length=20, default="open")

class OrderSerializer(serializers.ModelSerializer):
    class Meta:
        model = Order
        fields = ["id", "status"]

def cancel_order(order, by):
    order.status = "canceled"
    order.save()
# after
router = DefaultRouter()
router.register("orders", OrderViewSet, basename="order")
use_urls(*router.urls)
ann, bob = User.objects.order_by("username")
mine, other = Order.objects.create(customer=ann), Order.objects.create(customer=bob)
client = APIClient()
assert client.get("/orders/").status_code == 403
client.force_authenticate(ann)
assert len(client.get("/orders/").data) == 1 and client.post("/orders/", {}).status_code == 405
assert client.post(f"/orders/{mine.pk}/cancel/").data["status"] == "canceled"
assert client.post(f"/orders/{other.pk}/cancel/").status_code == 404
