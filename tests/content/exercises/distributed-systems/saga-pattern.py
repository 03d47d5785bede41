from types import SimpleNamespace

class PermanentError(Exception):
    pass

called = []

def call(step, key):
    called.append(key)
    if step == "charge_card":
        raise PermanentError
# after
undone = []
saga = SimpleNamespace(id=1, position=0, save=lambda: None, start_compensation=lambda: undone.append(saga.position))
advance(saga), advance(saga)
assert called == ["1:reserve_seat", "1:charge_card"] and undone == [1] and saga.position == 1
