# after
Order.objects.create(total=500)
assert Order.objects.filter(total__gt=100).exists()
assert not Order.objects.using("replica").filter(total__gt=100).exists()
