# after
use_urls(path("", lambda request: HttpResponse(str(request.user))))
with override_settings(MIDDLEWARE=MIDDLEWARE):
    client = Client()
    client.login(username="ann", password="secret")
    answer = client.get("/")
assert answer.content == b"ann" and answer["X-Frame-Options"] == "DENY"
assert answer["X-Content-Type-Options"] == "nosniff"
