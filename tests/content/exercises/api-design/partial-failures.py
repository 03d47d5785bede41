class InvalidRow(Exception):
    code = "unknown_sku"

def create_item(row):
    item = Item.objects.create(sku=row)
    if row == "bad":
        raise InvalidRow
    return item
# after
results = import_items(["a", "bad", "c"])
assert [sorted(result) for result in results] == [["id", "index"], ["error", "index"], ["id", "index"]]
assert sorted(Item.objects.values_list("sku", flat=True)) == ["a", "c"]
