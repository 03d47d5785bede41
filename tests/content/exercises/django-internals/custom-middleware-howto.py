# after
middleware = RequestIdMiddleware(lambda request: HttpResponse(request_id.get()))
request = RequestFactory().get("/", HTTP_X_REQUEST_ID="abc-1")
answer = middleware(request)
assert answer.content == b"abc-1" and answer["X-Request-ID"] == "abc-1" and request_id.get() == "-"
assert len(middleware(RequestFactory().get("/", HTTP_X_REQUEST_ID="a b"))["X-Request-ID"]) == 32
