# after
from rest_framework.request import Request
now = timezone.now()
events = [Event.objects.create(created=now) for _ in range(5)]
EventCursor.page_size = 2
pages, address = [], "/"
while address:
    cursor = EventCursor()
    rows = cursor.paginate_queryset(Event.objects.all(), Request(APIRequestFactory().get(address)))
    pages.append([row.pk for row in rows])
    address = cursor.get_next_link()
assert sum(pages, []) == [event.pk for event in reversed(events)] and len(pages) == 3
