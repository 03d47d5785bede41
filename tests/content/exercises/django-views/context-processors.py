# after
request = request_to()
request.cart = SimpleNamespace(items=SimpleNamespace(count=lambda: 3))
assert Template("{{ cart_count }}").render(Context(cart(request))) == "3"
from django.template import engines
from django.utils.module_loading import import_string
for name in TEMPLATES[0]["OPTIONS"]["context_processors"][:-1]:
    import_string(name)
