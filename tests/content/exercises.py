"""Exercises of blocks: code that the tests run before and behind a block, so that the answer need not hold it.

`exercises/TOPIC/QUESTION.py` belongs to the runnable Python blocks of one answer. What stands above its line `# after`
runs before them (rows, stand-ins for functions that the answer only names), the rest behind them: assertions that the
block does what the answer says. `exercises/TOPIC/QUESTION.sql` makes the tables that the SQL blocks presume.
"""
import pathlib

FOLDER = pathlib.Path(__file__).parent / "exercises"
SEPARATOR = "# after\n"


def of_python(topic, question, folder=FOLDER):
    """(code before, code behind), both with the file's line numbers; both empty if there is no exercise."""
    path = folder / topic / f"{question}.py"
    if not path.exists():
        return "", ""
    before, separator, after = path.read_text(encoding="utf-8").partition(SEPARATOR)
    if not separator:
        raise ValueError(f"{path} has no line `{SEPARATOR.strip()}`")
    return before, "\n" * (before.count("\n") + 1) + after


def of_sql(topic, question, folder=FOLDER):
    path = folder / topic / f"{question}.sql"
    return path.read_text(encoding="utf-8") if path.exists() else ""


def orphans(questions, folder=FOLDER):
    """Exercises of questions that are not there or have nothing to run; `questions` are {"topic/question.py", …}."""
    return sorted(str(path.relative_to(folder)) for path in folder.glob("*/*.*")
                  if path.suffix in (".py", ".sql") and str(path.relative_to(folder)) not in questions)
