# after
class Cart(models.Model):
    user = models.ForeignKey(User, models.CASCADE)
    open = models.BooleanField()

    class Meta:
        constraints = [one_open_cart]

ann = User.objects.get(username="ann")
Cart.objects.create(user=ann, open=False), Cart.objects.create(user=ann, open=False)
Cart.objects.create(user=ann, open=True)
with raises(IntegrityError):
    Cart.objects.create(user=ann, open=True)
