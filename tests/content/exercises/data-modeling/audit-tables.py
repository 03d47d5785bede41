# after
ann = User.objects.get(username="ann")
entry = AuditEntry.objects.create(actor=ann, actor_label="ann", action="update", changes={"a": [1, 2]})
User.objects.filter(username="ann").delete()
entry.refresh_from_db()
assert entry.actor is None and entry.actor_label == "ann"
