# after
assert database_for({}) == "replica" and database_for({"wrote_at": timezone.now()}) == "default"
assert database_for({"wrote_at": timezone.now() - timedelta(seconds=9)}) == "replica"
