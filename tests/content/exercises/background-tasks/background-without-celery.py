handled = []
Job.handle = lambda job: handled.append(job.pk)
# after
first, second = Job.objects.create(), Job.objects.create()
assert [run_next(), run_next(), run_next()] == [True, True, False] and handled == [first.pk, second.pk]
Job.handle = lambda job: 1 / 0
third = Job.objects.create()
with raises(ZeroDivisionError):
    run_next()
assert Job.objects.get(pk=third.pk).status == "queued"
