item = Event.objects.create(stock=1)
pk = item.pk
# after
assert sold == 1 and Event.objects.get().stock == 0
assert Event.objects.filter(pk=pk, stock__gt=0).update(stock=F("stock") - 1) == 0
