# after
Product.objects.create(sku="a", price=5), Product.objects.create(sku="b", active=False)
with queries() as seen:
    data = PriceList.as_view()(APIRequestFactory().get("/")).data
assert len(seen) == 1 and [row["sku"] for row in data] == ["a"]
