from dataclasses import dataclass
# after
tick = Tick("A", 1.5)
assert not hasattr(tick, "__dict__")
try:
    tick.price = 2
except AttributeError:
    pass
else:
    raise AssertionError
