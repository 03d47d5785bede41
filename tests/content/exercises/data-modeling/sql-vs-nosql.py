# after
Product.objects.create(sku="a", price=1, attributes={"color": "red"})
assert Product.objects.get(attributes__color="red").sku == "a"
