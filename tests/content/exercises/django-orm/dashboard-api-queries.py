start = timezone.make_aware(datetime.datetime(2026, 3, 1))
for day in (1, 1, 2):
    Ticket.objects.create(created=start + timedelta(days=day))
# after
assert [(str(row["day"]), row["n"]) for row in daily] == [("2026-03-02", 2), ("2026-03-03", 1)]
