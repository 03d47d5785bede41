class BookSerializer(serializers.ModelSerializer):
    class Meta:
        model = Book
        fields = ["id", "title"]
# after
for n in range(25):
    Book.objects.create(title=f"{n:02}")

def page(query):
    return PublicBooks.as_view()(APIRequestFactory().get("/", query)).data

assert len(page({})["results"]) == 20 and page({})["count"] == 25 and len(page({"page": 2})["results"]) == 5
assert len(page({"page_size": 1000})["results"]) == 25 and len(page({"page_size": 3})["results"]) == 3
