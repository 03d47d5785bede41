class Article(models.Model):
    published = models.BooleanField(default=False)
    created = models.DateTimeField(auto_now_add=True)

user = User.objects.get(username="ann")
Article.objects.create(), Article.objects.create(published=True)
# after
assert len(rows) == 1 and str(rows.query).count("SELECT") == 1
user.is_staff = True
assert visible(Article.objects.all(), user).count() == 2
