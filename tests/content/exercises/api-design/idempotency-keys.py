# after
ann, bob = User.objects.order_by("username")
IdempotencyRecord.objects.create(user=ann, key="k")
IdempotencyRecord.objects.create(user=bob, key="k")
with raises(IntegrityError):
    IdempotencyRecord.objects.create(user=ann, key="k")
