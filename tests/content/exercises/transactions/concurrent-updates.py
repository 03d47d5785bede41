# after
coupon = Coupon.objects.create(limit=2)
assert [redeem(coupon.pk) for _ in range(3)] == [True, True, False]
