day, t = date(2026, 3, 1), "An"
start = timezone.make_aware(datetime.datetime(2026, 3, 1))
end = start + timedelta(days=1)
# after
customer = Customer.objects.create(name="Anna")
orders = [Order.objects.create(customer=customer, created=start + timedelta(hours=hour)) for hour in (-1, 0, 23, 24)]
before = Order.objects.filter(created__date=day, customer__name__icontains=t)
better = Order.objects.filter(created__gte=start, created__lt=end, customer_id__in=found.values("id"))
assert set(before) == set(better) == set(orders[1:3])
