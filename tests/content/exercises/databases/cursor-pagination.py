# after
days = [timezone.make_aware(datetime.datetime(2025, 3, day)) for day in (1, 2, 2, 4)]
posts = [Post.objects.create(slug=str(n), created_at=day) for n, day in enumerate(days)]
assert list(after(Post.objects, days[2], posts[2].pk)) == [posts[1], posts[0]]
