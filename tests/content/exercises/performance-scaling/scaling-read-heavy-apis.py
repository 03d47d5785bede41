import contextvars
use_replica = contextvars.ContextVar("use_replica", default=False)
# after
router = ReplicaRouter()
assert router.db_for_read(None) == "default"
use_replica.set(True)
assert router.db_for_read(None) == "replica" and router.db_for_write(None) == "default"
