import os
os.environ.update(SECRET_KEY="s", ALLOWED_HOSTS="a.example,b.example")
# after
assert ALLOWED_HOSTS == ["a.example", "b.example"]
