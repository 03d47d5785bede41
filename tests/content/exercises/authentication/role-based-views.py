class Team(models.Model):
    members = models.ManyToManyField(User)

class Article(models.Model):
    team = models.ForeignKey(Team, models.CASCADE)
# after
ann = User.objects.get(username="ann")
assert get(publish, pk=1).status_code == 302
with raises(PermissionDenied):
    get(publish, user=ann, pk=1)
article = Article.objects.create(team=Team.objects.create())
view = ArticleUpdate(request=request_to(user=ann))
assert not view.get_queryset()
article.team.members.add(ann)
assert view.get_queryset().get() == article
with raises(PermissionDenied):
    view.dispatch(view.request)
