class OrderSerializer(serializers.ModelSerializer):
    class Meta:
        model = Order
        fields = ["id", "number"]

class AuditEntry(models.Model):
    user = models.ForeignKey(User, models.CASCADE)
    action = models.CharField(max_length=40)

notify = Task()
# after
request = APIRequestFactory().post("/", {"number": "7"})
force_authenticate(request, User.objects.get(username="ann"))
answer = OrderViewSet.as_view({"post": "create"})(request)
order = Order.objects.get()
assert answer.data == {"id": order.pk, "number": "7"}
assert notify.sent == [(order.pk,)] and AuditEntry.objects.count() == 1
