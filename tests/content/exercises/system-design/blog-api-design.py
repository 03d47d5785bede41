class PostSerializer(serializers.ModelSerializer):
    class Meta:
        model = Post
        fields = ["slug", "title"]

IsAuthorOrReadOnly = permissions.IsAuthenticatedOrReadOnly
# after
router = DefaultRouter()
router.register("posts", PostViewSet, basename="post")
use_urls(*router.urls)
client = APIClient()
client.force_authenticate(User.objects.get(username="ann"))
assert client.post("/posts/", {"slug": "a", "title": "A"}).status_code == 201
Post.objects.update(status="draft")
assert client.get("/posts/a/").status_code == 200 and APIClient().get("/posts/a/").status_code == 404
