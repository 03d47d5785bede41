# after
Event.objects.create(kind="a"), Event.objects.create(kind="b")
lines = b"".join(get(export).streaming_content).decode().splitlines()
assert [json.loads(line)["kind"] for line in lines] == ["a", "b"]
