# after
with override_settings(MAINTENANCE=False, VERSION="1.2"):
    middleware = maintenance(lambda request: HttpResponse("page"))
    assert middleware(request_to())["X-App-Version"] == "1.2"
with override_settings(MAINTENANCE=True, VERSION="1.2"):
    assert middleware(request_to()).status_code == 503 and middleware(request_to("/health")).status_code == 200
