class Organization(models.Model):
    class Meta:
        app_label = "orgs"
# after
ann, group = User.objects.get(username="ann"), Organization.objects.create()
Membership.objects.create(user=ann, organization=group, role="admin")
with raises(IntegrityError):
    Membership.objects.create(user=ann, organization=group, role="viewer")
