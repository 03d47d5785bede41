class CommentSerializer(serializers.ModelSerializer):
    class Meta:
        model = Comment
        fields = ["id", "text"]
# after
entry, ann = Post.objects.create(slug="a"), User.objects.get(username="ann")
request = APIRequestFactory().post("/", {"text": "hello"})
force_authenticate(request, ann)
assert CommentList.as_view()(request, post_id=entry.pk).status_code == 201
comment = Comment.objects.get()
assert (comment.author, comment.post) == (ann, entry)
assert len(CommentList.as_view()(APIRequestFactory().get("/"), post_id=entry.pk).data) == 1
