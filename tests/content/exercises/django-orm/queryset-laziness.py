# after
with queries() as seen:
    lazy = Order.objects.filter(status="open").exclude(total=0).order_by("-created")
    assert len(seen) == 0
    list(lazy)
assert len(seen) == 1
