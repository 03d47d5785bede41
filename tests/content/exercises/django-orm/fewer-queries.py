now, user_ids = timezone.now(), list(User.objects.values_list("pk", flat=True))
Ticket.objects.create(due=now - timedelta(days=1)), Ticket.objects.create(status="closed")
# after
assert counts == {"open": 1, "late": 1} and sorted(users) == sorted(user_ids)
