class Tenant(models.Model):
    name = models.CharField(max_length=20)
    notes = models.TextField(default="")

class Log(models.Model):
    tenant = models.ForeignKey(Tenant, models.CASCADE)
    message = models.TextField()
# after
Log.objects.create(tenant=Tenant.objects.create(name="T"), message="m")
with queries() as seen:
    log = Log.objects.select_related("tenant").only("id", "message", "tenant__name").get()
    log.tenant.name
assert len(seen) == 1 and "notes" not in seen[0]["sql"]
