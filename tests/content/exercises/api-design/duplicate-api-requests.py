class Submission(models.Model):
    user = models.ForeignKey(User, models.CASCADE)
    token = models.CharField(max_length=40)
    order = models.ForeignKey(Order, models.CASCADE, null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "token"], name="one_submission")]

def create_order(user, data):
    return Order.objects.create(user=user, **data)
# after
ann = User.objects.get(username="ann")
first = submit(ann, "t-1", {"total": 5})
with transaction.atomic():  # as in a request with ATOMIC_REQUESTS
    assert submit(ann, "t-1", {"total": 5}) == first and submit(ann, "t-2", {"total": 5}) != first
assert Order.objects.count() == 2
