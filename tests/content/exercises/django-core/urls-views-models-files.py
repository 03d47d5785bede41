views = SimpleNamespace(post=lambda request, slug: post(request, slug))
use_template("blog/post.html", "{{ post.slug }}")
# after
use_urls(path("blog/", include((urlpatterns, app_name))))
Post.objects.create(slug="out", published_at=timezone.now())
Post.objects.create(slug="later", published_at=timezone.now() + timedelta(days=1))
Post.objects.create(slug="draft")
assert Client().get(reverse("blog:post", args=["out"])).content == b"out"
assert Client().get("/blog/later/").status_code == Client().get("/blog/draft/").status_code == 404
