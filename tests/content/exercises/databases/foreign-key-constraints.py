# after
Event.objects.create(user_id=123456)
connection.check_constraints()
