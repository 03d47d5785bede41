class BillingRun(models.Model):
    account_id = models.IntegerField()
    month = models.CharField(max_length=7)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account_id", "month"], name="one_run")]

def create_invoice(account_id, month):
    Invoice.objects.create(total=account_id)
# after
with transaction.atomic():
    bill_month(1, "2026-01"), bill_month(1, "2026-01"), bill_month(1, "2026-02")
assert Invoice.objects.count() == 2
