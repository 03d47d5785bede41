class Customer(models.Model):
    phone_number = models.CharField(max_length=20)
# after
for name in ("phone", "phone_number"):
    read = CustomerV1(data={name: "555"})
    assert read.is_valid() and read.validated_data == {"phone_number": "555"}
shown = CustomerV1(Customer.objects.create(phone_number="7")).data
assert shown["phone"] == shown["phone_number"] == "7"
