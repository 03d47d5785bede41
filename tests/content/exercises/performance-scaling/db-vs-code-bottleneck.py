# after
def view(request):
    return HttpResponse(Book.objects.count())

assert timed(view, request_to())["Server-Timing"].startswith("db;dur=")
timer = QueryTimer()
with connection.execute_wrapper(timer):
    Book.objects.count(), Book.objects.count()
assert timer.count == 2 and timer.seconds > 0
