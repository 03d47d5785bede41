# after
from django.conf import global_settings as defaults
assert (defaults.SESSION_COOKIE_AGE, defaults.SESSION_COOKIE_SECURE) == (SESSION_COOKIE_AGE, False)
assert (defaults.SESSION_COOKIE_HTTPONLY, defaults.SESSION_COOKIE_SAMESITE) == (True, "Lax")
use_urls(path("", lambda request: HttpResponse(request.session.setdefault("seen", "yes"))))
with override_settings(SESSION_ENGINE=SESSION_ENGINE, SESSION_COOKIE_SECURE=True):
    cookie = Client().get("/").cookies["sessionid"]
assert cookie["secure"] and cookie["httponly"] and cookie["max-age"] == SESSION_COOKIE_AGE
