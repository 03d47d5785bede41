# after
def errors(**data):
    check = BookingSerializer(data=data, context={"room": SimpleNamespace(capacity=2)})
    check.is_valid()
    return {field: str(found[0]) for field, found in check.errors.items()}

assert errors(start="2026-03-01", end="2026-03-02", guests=2) == {}
assert errors(start="2026-03-01", end="2026-03-02", guests=3) == {"guests": "At most 2."}
assert errors(start="2026-03-02", end="2026-03-02", guests=1) == {"end": "Must be after start."}
assert "end" not in errors(start="2026-03-02", end="2026-03-02", guests=0)
