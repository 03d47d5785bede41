request, response, cart = request_to(), HttpResponse(), SimpleNamespace(pk=7)
request.session = {}
# after
assert group is None and request.session == {"cart_id": 7} and response.cookies["theme"]["samesite"] == "Lax"
request.COOKIES["group"] = response.cookies["group"].value
assert request.get_signed_cookie("group", salt="exp") == "B"
request.COOKIES["group"] = "A" + request.COOKIES["group"][1:]
assert request.get_signed_cookie("group", default=None, salt="exp") is None
