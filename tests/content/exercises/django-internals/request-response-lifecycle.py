# after
assert timing(lambda request: HttpResponse())(request_to())["Server-Timing"].startswith("app;dur=")
