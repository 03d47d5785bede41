# after
assert list(s.errors) == ["y"] and s.errors["y"][0].startswith("Ensure this value is greater than")
assert PointSerializer(data={"x": "3", "y": 1}).is_valid()
