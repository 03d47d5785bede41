import contextvars
current_tenant = contextvars.ContextVar("tenant", default=None)
lookup = {"testserver": "shop"}.get
# after
middleware = SimpleNamespace(get_response=lambda request: current_tenant.get())
assert __call__(middleware, request_to()) == "shop" and current_tenant.get() is None
lookup = {}.get
assert __call__(middleware, request_to()).status_code == 404
