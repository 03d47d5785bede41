class Offer(models.Model):
    sku = models.CharField(max_length=20)
    quantity = models.IntegerField()
    price = models.IntegerField()
    valid_until = models.DateField()
# after
def errors(instance=None, **changes):
    data = {"sku": "a", "quantity": 6, "price": 10, "valid_until": timezone.localdate(), **changes}
    check = OfferSerializer(instance, data=data)
    check.is_valid()
    return {field: found[0].code for field, found in check.errors.items()}

assert errors() == {} and errors(quantity=7) == {"quantity": "not_multiple"}
assert errors(valid_until=date(2020, 1, 1)) == {"valid_until": "invalid"}
assert errors(quantity=600, price=100) == {"non_field_errors": "limit"}
offer = Offer.objects.create(sku="a", quantity=6, price=10, valid_until=timezone.localdate())
assert errors(offer) == {} and errors(offer, sku="b") == {"sku": "invalid"}
part = OfferSerializer(offer, data={"price": 10_000}, partial=True)
assert not part.is_valid()
