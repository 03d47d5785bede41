# after
Customer.objects.create(email="a@example.com", deleted_at=timezone.now())
Customer.objects.create(email="a@example.com")
with raises(IntegrityError):
    Customer.objects.create(email="a@example.com")
