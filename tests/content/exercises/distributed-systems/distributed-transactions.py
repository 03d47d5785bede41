def save_both():
    Tag.objects.using("default").create(name="x")
    Tag.objects.using("billing").create(name="x")
# after
crashed = False
with raises(ValueError):
    with transaction.atomic(using="default"):
        with transaction.atomic(using="billing"):
            Tag.objects.using("default").create(name="y")
            Tag.objects.using("billing").create(name="y")
        raise ValueError
assert Tag.objects.using("billing").count() == 2 and Tag.objects.using("default").count() == 1
