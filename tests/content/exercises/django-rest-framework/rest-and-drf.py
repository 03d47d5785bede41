# after
router = DefaultRouter()
router.register("books", BookViewSet)
use_urls(*router.urls)
client = APIClient()
assert client.get("/books/").status_code == 403
client.force_authenticate(User.objects.get(username="ann"))
made = client.post("/books/", {"title": "A", "price": "9.50"})
assert made.status_code == 201 and client.get(f"/books/{made.data['id']}/").data["price"] == "9.50"
assert client.post("/books/", {"price": 1}).status_code == 400
assert client.patch(f"/books/{made.data['id']}/", {"title": "B"}).data["title"] == "B"
assert client.delete(f"/books/{made.data['id']}/").status_code == 204
