import os
import pathlib
pathlib.Path("secret").write_text("from a file\n")
os.environ["DJANGO_SECRET_KEY_FILE"] = "secret"
# after
assert SECRET_KEY == "from a file"
try:
    secret("NOWHERE")
except KeyError:
    pass
else:
    raise AssertionError
