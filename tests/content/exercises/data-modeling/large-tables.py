# after
for n in range(5):
    Event.objects.create(kind="old" if n else "new")
purge(Event.objects.filter(kind="old"), batch=2, pause=0)
assert Event.objects.get().kind == "new"
