user = User.objects.get(username="ann")
# after
assert Membership.objects.filter(team=team, role="lead").count() == 1
assert Membership.objects.get(team=team, role="lead").user == user and list(user.teams.all()) == [team]
with raises(IntegrityError):
    Membership.objects.create(team=team, user=user)
