class QuoteRequest(serializers.Serializer):
    sku = serializers.CharField()
# after
def status_of(data):
    return QuoteStub.as_view()(APIRequestFactory().post("/", data)).status_code

assert [status_of({"sku": "A"}), status_of({"sku": "TEST-409"}), status_of({})] == [200, 409, 400]
