class ProductSerializer(serializers.ModelSerializer):
    class Meta:
        model = Product
        fields = ["sku", "name"]
# after
create_products([{"sku": "a", "name": "A"}, {"sku": "b", "name": "B"}])
assert Product.objects.count() == 2
with raises(serializers.ValidationError):
    create_products([{"sku": "c", "name": "C"}, {"sku": "a", "name": "again"}])
assert Product.objects.count() == 2
