response, token = HttpResponse(), "t"
# after
cookie = response.cookies["refresh"]
assert cookie["httponly"] and cookie["secure"] and cookie["samesite"] == "Strict" and cookie["path"] == "/auth/refresh/"
