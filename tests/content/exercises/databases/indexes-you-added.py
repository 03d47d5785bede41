class Tenant(models.Model):
    pass
# after
Order.objects.create(tenant=Tenant.objects.create(), created_at=timezone.now())
plan = Order.objects.filter(tenant=1).order_by("created_at", "id").explain()
assert "order_tenant_created" in plan
