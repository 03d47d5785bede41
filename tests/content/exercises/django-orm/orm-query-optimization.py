shop = Shop.objects.create()
Order.objects.create(shop=shop, customer=Customer.objects.create(name="A"))
# after
with queries() as seen:
    assert [order.customer.name for order in qs] == ["A"]
assert len(seen) == 1 and "tenant_id" not in seen[0]["sql"]
