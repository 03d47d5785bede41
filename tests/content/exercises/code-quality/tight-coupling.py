# after
from types import SimpleNamespace
sent = []
notify_overdue([SimpleNamespace(email="a@example.com", number=7)], lambda **mail: sent.append(mail))
assert sent == [{"to": "a@example.com", "template": "overdue", "data": {"number": 7}}]
