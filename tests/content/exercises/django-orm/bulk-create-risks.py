events, index_events = [Event(external_id="a"), Event(external_id="b")], Task()
# after
assert index_events.sent == [(["a", "b"],)]
