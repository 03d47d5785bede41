"""Runs the blocks of answers, each answer in a fork of a process that has Django set up.

Reads JSON lines {"id", "before", "blocks": [code, …], "after"} from standard input; writes for each a line {"id",
"outputs": [text, …]} or {"id", "failed": part, "line", "error"}, where part is "before", "after" or a block's index.
`--version` prints the versions instead. Debian's Python, Django and DRF alone.
"""
import contextlib
import io
import json
import os
import pathlib
import signal
import sys
import traceback

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
SECONDS = 20


def set_up():
    from django_bank import configure, tables  # noqa: F401
    tables.create_all()
    tables.watch()
    from django_bank import names
    user = names.User.objects
    user.create_user("ann", "ann@example.com", "secret")
    user.create_user("bob", "bob@example.com", "secret")
    found = {name: thing for name, thing in vars(names).items() if not name.startswith("_")}
    return dict(found, __name__="django_bank.block.models")


def run(job, namespace):
    parts = [("before", job["before"]), *enumerate(job["blocks"]), ("after", job["after"])]
    outputs = []
    for part, code in parts:
        printed = io.StringIO()
        try:
            with contextlib.redirect_stdout(printed):
                exec(compile(code, f"<{part}>", "exec"), namespace)
        except BaseException as error:
            frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename == f"<{part}>"]
            return {"id": job["id"], "failed": part, "line": frames[-1].lineno if frames else 1,
                    "error": f"{type(error).__name__}: {error}"}
        outputs.append(printed.getvalue())
    return {"id": job["id"], "outputs": outputs[1:-1]}


def in_fork(job, namespace):
    """The result as JSON; a block that takes too long or ends the process is a failure like others."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        signal.alarm(SECONDS)
        with os.fdopen(writer, "w") as pipe:
            json.dump(run(job, namespace), pipe)
            pipe.flush()
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        text = pipe.read()
    _, status = os.waitpid(child, 0)
    if text:
        return text
    slow = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGALRM
    error = f"takes more than {SECONDS} seconds" if slow else "ended the process"
    return json.dumps({"id": job["id"], "failed": 0, "line": 1, "error": error})


def main():
    import django
    import rest_framework
    if sys.argv[1:] == ["--version"]:
        print(f"Django {django.__version__}, DRF {rest_framework.VERSION}")
        return
    namespace = set_up()
    for line in sys.stdin:
        print(in_fork(json.loads(line), namespace), flush=True)


if __name__ == "__main__":
    main()
