# after
use_urls(*urlpatterns)
assert reverse("login") == "/accounts/login/"
for name in ("logout", "password_change", "password_change_done", "password_reset", "password_reset_done"):
    assert reverse(name).startswith("/accounts/")
assert reverse("password_reset_confirm", args=["MQ", "set-password"])
