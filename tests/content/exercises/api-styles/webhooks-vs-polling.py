import json

class InboxEvent(models.Model):
    event_id = models.CharField(max_length=40, unique=True)
    payload = models.JSONField()

def verify_and_parse(request):
    return json.loads(request.body)

process_event = Task()
# after
client = Client(enforce_csrf_checks=True)
use_urls(path("hook", receive))
for _ in range(2):
    assert client.post("/hook", {"id": "e-1"}, content_type="application/json").status_code == 204
assert process_event.sent == [("e-1",)]
