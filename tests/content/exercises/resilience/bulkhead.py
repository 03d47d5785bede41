from types import SimpleNamespace

class PartnerBusy(Exception):
    pass

partner = SimpleNamespace(quote=lambda payload, timeout: payload)
# after
assert [quote(n) for n in range(7)] == list(range(7))
for _ in range(5):
    partner_slots.acquire()
try:
    quote(1)
except PartnerBusy:
    partner_slots.release()
assert quote(2) == 2
