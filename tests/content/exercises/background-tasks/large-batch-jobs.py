# after
made = [Customer.objects.create(name=str(n), tier="gold" if n == 1 else "") for n in range(5)]
last, steps = 0, 0
while (step := migrate_chunk(last, size=2)) is not None:
    last, steps = step, steps + 1
assert steps == 3 and sorted(Customer.objects.values_list("tier", flat=True)) == ["basic"] * 4 + ["gold"]
