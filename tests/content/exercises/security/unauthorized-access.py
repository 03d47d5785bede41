# after
class Documents(TenantScopedMixin, ListView):
    model = Document

mine, other = Document.objects.create(organization_id=1), Document.objects.create(organization_id=2)
request = request_to()
request.user.organization_id = 1
view = Documents(request=request)
assert list(view.get_queryset()) == [mine]
