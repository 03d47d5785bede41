# after
with transaction.atomic():
    failed = import_rows([{"sku": "a"}, {"sku": "a"}, {"sku": "b"}])
assert len(failed) == 1 and failed[0][0] == {"sku": "a"} and Product.objects.count() == 2
