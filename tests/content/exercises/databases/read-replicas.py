# after
from types import SimpleNamespace
router = ReplicaRouter()
model = lambda label: SimpleNamespace(_meta=SimpleNamespace(app_label=label))
assert [router.db_for_read(model("reports")), router.db_for_read(model("shop"))] == ["replica", "default"]
assert router.db_for_write(model("reports")) == "default" and not router.allow_migrate("replica", "shop")
