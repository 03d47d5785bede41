# after
yesterday = timezone.localdate() - timedelta(days=1)
assert Order(due=yesterday).is_overdue and not Order(due=yesterday, paid_at=timezone.now()).is_overdue
assert not Order(due=timezone.localdate()).is_overdue
