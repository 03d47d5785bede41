from types import SimpleNamespace
found, seen = {}, []
provider = SimpleNamespace(find_by_key=found.get)
mark_paid = lambda pk, reference: seen.append((pk, reference))
mark_failed = lambda pk: seen.append((pk, "failed"))
# after
payment = SimpleNamespace(pk=1, idempotency_key="k", expire_if_older_than=lambda minutes: seen.append(minutes))
reconcile(payment)
for status in ("captured", "failed", "pending"):
    found["k"] = SimpleNamespace(status=status, reference="r")
    reconcile(payment)
assert seen == [30, (1, "r"), (1, "failed")]
