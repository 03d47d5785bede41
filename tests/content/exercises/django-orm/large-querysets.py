for n in range(5):
    Event.objects.create(payload={"n": n})
handled = []
handle = handled.append
# after
assert [len(rows) for rows in in_chunks(Event.objects.all(), size=2)] == [2, 2, 1] and len(handled) == 1
