# after
header = never_cache(lambda request: HttpResponse())(request_to())["Cache-Control"]
assert "no-store" in header and "private" in header
