Tenant = SimpleNamespace(from_host=str.upper)
# after
middleware = TenantMiddleware(lambda request: request.tenant)
assert middleware(request_to()) == "TESTSERVER"
