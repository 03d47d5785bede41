# after
from django.middleware.security import SecurityMiddleware
names = ["SECURE_SSL_REDIRECT", "SECURE_PROXY_SSL_HEADER", "SECURE_HSTS_SECONDS", "SECURE_HSTS_INCLUDE_SUBDOMAINS"]
with override_settings(**{name: globals()[name] for name in names}):
    middleware = SecurityMiddleware(lambda request: HttpResponse())
    assert middleware(RequestFactory().get("/a")).url == "https://testserver/a"
    answer = middleware(RequestFactory().get("/a", HTTP_X_FORWARDED_PROTO="https"))
    assert answer["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
