class Order(models.Model):
    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    plan = models.CharField(max_length=10)

class Coupon(models.Model):
    user = models.OneToOneField(User, models.CASCADE, related_name="+")
    order = models.ForeignKey(Order, models.CASCADE)
# after
ann = User.objects.get(username="ann")
with transaction.atomic():
    subscribe(ann, "a"), subscribe(ann, "b")
assert Order.objects.count() == 2 and Coupon.objects.count() == 1
