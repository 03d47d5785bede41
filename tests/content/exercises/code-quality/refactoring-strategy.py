from types import SimpleNamespace
warnings = []
logger = SimpleNamespace(warning=lambda text, *args: warnings.append(text % args))
legacy_price = lambda order: 10
pricing = SimpleNamespace(calculate=lambda order: 11)
flag_enabled = {"shadow-pricing": True}.get
# after
assert price(SimpleNamespace(pk=7)) == 10 and warnings == ["price differs: order=7 old=10 new=11"]
