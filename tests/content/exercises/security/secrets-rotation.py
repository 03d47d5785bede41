import os
os.environ.update(SECRET_KEY="new", SECRET_KEY_OLD="old")
# after
assert SECRET_KEY_FALLBACKS == ["old"]
