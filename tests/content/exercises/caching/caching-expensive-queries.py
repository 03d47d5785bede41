# after
day = timezone.make_aware(datetime.datetime(2026, 3, 5))
for total in (5, 7):
    Order.objects.create(created=day, total=total)
month = date(day.year, day.month, 1)
assert revenue_by_day(1, month) == [{"created__date": day.date(), "t": Decimal(12)}]
with queries() as seen:
    assert revenue_by_day(1, month)[0]["t"] == 12
assert len(seen) == 0
