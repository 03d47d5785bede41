effects, acknowledged = [], []

def apply_effect(message):
    effects.append(message.id)
# after
message = SimpleNamespace(id="m-1", ack=lambda: acknowledged.append(1))
handle(message), handle(message)
assert effects == ["m-1"] and len(acknowledged) == 2
