events = [Event(external_id="a"), Event(external_id="b")]
# after
Event.objects.bulk_create([Event(external_id="a"), Event(external_id="c")], batch_size=500, ignore_conflicts=True)
assert Event.objects.count() == 3
