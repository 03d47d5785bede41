class BookSerializer(serializers.ModelSerializer):
    class Meta:
        model = Book
        fields = ["id", "title"]

class BookViewSet(viewsets.ModelViewSet):
    queryset = Book.objects.order_by("id")
    serializer_class = BookSerializer
# after
use_urls(*urlpatterns)
assert reverse("book-list") == "/api/books/" and reverse("book-detail", args=[7]) == "/api/books/7/"
assert APIClient().get("/api/").status_code == 200
