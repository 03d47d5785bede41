# after
cache.set("product:1", {"version": 5})
on_product_changed(SimpleNamespace(id=1, version=4))
assert cache.get("product:1")
on_product_changed(SimpleNamespace(id=1, version=6))
assert cache.get("product:1") is None
