"""Executes Python blocks: with the standard library alone, or with Django in the project django_bank."""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

# Django and DRF are packages of the distribution; the python3 in front of PATH may be another one.
SYSTEM_PYTHON = "/usr/bin/python3"
DJANGO = pathlib.Path(__file__).parent / "django_bank" / "run.py"
SECONDS = 20

AROUND = """\
import contextlib, io, sys
before, blocks, after = {parts!r}
namespace = {{"__name__": "__main__"}}
printed = io.StringIO()
with contextlib.redirect_stdout(io.StringIO()):
    exec(compile(before, "<exercise>", "exec"), namespace)
with contextlib.redirect_stdout(printed):
    exec(compile(blocks, "<block>", "exec"), namespace)
sys.stdout.write(printed.getvalue())
sys.stdout = io.StringIO()
exec(compile(after, "<exercise>", "exec"), namespace)
"""


def plain(code, before="", after=""):
    """(what it prints, None) or (None, message); no package, no environment, an empty folder."""
    script = AROUND.format(parts=(before, code, after)) if before or after else code
    with tempfile.TemporaryDirectory() as folder:
        try:
            result = subprocess.run([sys.executable, "-I", "-c", script], cwd=folder, text=True, capture_output=True,
                                    timeout=SECONDS)
        except subprocess.TimeoutExpired:
            return None, f"runnable Python block takes more than {SECONDS} seconds"
    if result.returncode == 0:
        return result.stdout, None
    lines = result.stderr.strip().splitlines() or [f"exit status {result.returncode}"]
    of_exercise = re.findall(r'File "<exercise>", line (\d+)', result.stderr)
    if of_exercise:
        return None, f"its exercise fails in line {of_exercise[-1]}: {lines[-1]}"
    return None, f"runnable Python block fails: {lines[-1]}"


def django_version():
    """What is installed, or None."""
    try:
        result = subprocess.run([SYSTEM_PYTHON, str(DJANGO), "--version"], text=True, capture_output=True)
    except FileNotFoundError:
        return None
    return result.stdout.strip() if result.returncode == 0 else None


def django(jobs):
    """{id: answer} for jobs as django_bank/run.py reads them, in one process that forks for each."""
    if not jobs:
        return {}
    lines = "".join(json.dumps(job) + "\n" for job in jobs)
    result = subprocess.run([SYSTEM_PYTHON, "-W", "ignore", str(DJANGO)], input=lines, text=True, capture_output=True)
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    if result.returncode != 0 or len(answers) != len(jobs):
        raise RuntimeError("the Django project of the tests does not run:\n" + result.stderr)
    return {answer["id"]: answer for answer in answers}
