#!/usr/bin/env python3
"""Checks what `qbank check` cannot know about content/: that answers are whole and that their code is true.

usage: check.py [--topic TOPIC …] [--gold EXTRACTION.jsonl] [CONTENT]

- every question file has the keys and the parts that CONTRIBUTING asks for, and 80 to 250 words of answer;
- Python blocks parse; ```python run blocks are executed, and a ```text output block that follows one is what it
  prints; ```sql run blocks are executed on SQLite; shell blocks pass `bash -n`; JSON and YAML blocks parse;
- with --gold, every question of the five documents is covered by an `asked_in`, once.

Prints a line for each mistake and the totals; exit status 1 if there is one. Python 3 standard library only
(YAML blocks are parsed when PyYAML is installed).
"""
import argparse, ast, json, pathlib, re, sqlite3, subprocess, sys, tempfile

FENCE = re.compile(r"^(```+|~~~+)[ \t]*([^\n`]*)\n(.*?)^\1[ \t]*$", re.M | re.S)
REQUIRED = ("question", "level", "kind", "tags", "asked_in")


class Mistakes:
    def __init__(self):
        self.lines = []

    def add(self, path, line, message):
        self.lines.append(f"{path}:{line}: {message}")


def front_matter(text):
    """(raw YAML, body, number of lines before the body), or None."""
    found = re.match(r"---\n(.*?)\n---\n", text, re.S)
    return (found[1], text[found.end():], text[:found.end()].count("\n")) if found else None


def value(yaml, key):
    found = re.search(rf"^{key}:[ \t]*(.*)$", yaml, re.M)
    return found[1].strip() if found else None


def asked_in(yaml):
    return [(s, int(p)) for s, p in re.findall(r"^\s*-\s*\{\s*source:\s*([\w-]+)\s*,\s*position:\s*(\d+)", yaml, re.M)]


def word_count(body):
    prose = FENCE.sub("", body)
    return len(re.findall(r"[^\W_][\w'’-]*", prose))


def check_python(code, run, expected, report):
    try:
        ast.parse(code)
    except SyntaxError as error:
        report(f"Python block does not parse: line {error.lineno}: {error.msg}")
        return
    if not run:
        return
    with tempfile.TemporaryDirectory() as folder:
        try:
            result = subprocess.run([sys.executable, "-I", "-c", code], cwd=folder, text=True, capture_output=True,
                                    timeout=20)
        except subprocess.TimeoutExpired:
            report("runnable Python block takes more than 20 seconds")
            return
    if result.returncode != 0:
        report("runnable Python block fails: " + result.stderr.strip().splitlines()[-1])
    elif expected is not None and result.stdout.strip() != expected.strip():
        report(f"output block differs from what the code prints:\n{result.stdout.rstrip()}")


def check_sql(code, report):
    try:
        sqlite3.connect(":memory:").executescript(code)
    except sqlite3.Error as error:
        report(f"runnable SQL block fails on SQLite: {error}")


def check_shell(code, report):
    result = subprocess.run(["bash", "-n"], input=code, text=True, capture_output=True)
    if result.returncode != 0:
        report("shell block does not parse: " + result.stderr.strip().splitlines()[0])


def check_blocks(path, body, offset, mistakes):
    blocks = list(FENCE.finditer(body))
    count = 0
    for i, block in enumerate(blocks):
        info, code = block[2].split(), block[3]
        line = offset + body[: block.start()].count("\n") + 1
        report = lambda message, line=line: mistakes.add(path, line, message)
        if not info:
            report("code block without a language")
            continue
        count += 1
        language, run = info[0], "run" in info[1:]
        following = blocks[i + 1] if i + 1 < len(blocks) else None
        expected = following[3] if following and following[2].split()[:2] == ["text", "output"] else None
        if language == "python":
            check_python(code, run, expected, report)
        elif language == "sql" and run:
            check_sql(code, report)
        elif language in ("bash", "sh", "shell"):
            check_shell(code, report)
        elif language == "json":
            try:
                json.loads(code)
            except ValueError as error:
                report(f"JSON block does not parse: {error}")
        elif language in ("yaml", "yml"):
            try:
                import yaml
                list(yaml.safe_load_all(code))
            except ImportError:
                pass
            except Exception as error:
                report(f"YAML block does not parse: {error}".replace("\n", " "))
    return count


def check_file(path, mistakes):
    text = path.read_text(encoding="utf-8")
    parts = front_matter(text)
    if parts is None:
        mistakes.add(path, 1, "no front matter")
        return 0, []
    yaml, body, offset = parts
    for key in REQUIRED:
        if not re.search(rf"^{key}:", yaml, re.M):
            mistakes.add(path, 1, f"no `{key}`")
    if value(yaml, "level") not in ("junior", "mid", "senior"):
        mistakes.add(path, 1, "level is not junior, mid or senior")
    words = word_count(body)
    if not 80 <= words <= 250:
        mistakes.add(path, offset + 1, f"the answer has {words} words outside code; 80 to 250 are wanted")
    if not re.search(r"^\*\*Follow-ups\*\*$", body, re.M):
        mistakes.add(path, offset + 1, "no `**Follow-ups**` at the end")
    if re.search(r"^#", FENCE.sub("", body), re.M):
        mistakes.add(path, offset + 1, "headings in an answer: use bold words or paragraphs")
    return check_blocks(path, body, offset, mistakes), asked_in(yaml)


def check_coverage(gold, asked, sources_yml, mistakes):
    order = re.findall(r"^- id:\s*(\S+)", sources_yml, re.M)
    wanted = {}
    for line in open(gold, encoding="utf-8"):
        row = json.loads(line)
        wanted[order[int(row["id"][1])], row["position"]] = row
    seen = {}
    for key, path in asked:
        if key in seen:
            mistakes.add(path, 1, f"{key[0]} position {key[1]} is also claimed by {seen[key]}")
        seen[key] = path
        if key not in wanted:
            mistakes.add(path, 1, f"{key[0]} has no position {key[1]}")
    total = {}
    for source, _ in wanted:
        total[source] = total.get(source, 0) + 1
    for source in order[:5]:
        covered = sum(1 for key in wanted if key[0] == source and key in seen)
        print(f"  {source}: {covered} of {total.get(source, 0)}")
    print(f"coverage: {sum(1 for key in wanted if key in seen)} of {len(wanted)}")
    return [key for key in wanted if key not in seen]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("content", nargs="?", default=pathlib.Path(__file__).parents[2] / "content", type=pathlib.Path)
    parser.add_argument("--topic", action="append", help="only these folders of questions/")
    parser.add_argument("--gold", help="the questions of the five documents, as JSON lines")
    options = parser.parse_args()

    mistakes, asked, files, blocks = Mistakes(), [], 0, 0
    for path in sorted((options.content / "questions").glob("*/*.md")):
        if options.topic and path.parent.name not in options.topic:
            continue
        count, entries = check_file(path, mistakes)
        files, blocks = files + 1, blocks + count
        asked += [(entry, path) for entry in entries]
    missing = []
    if options.gold:
        missing = check_coverage(options.gold, asked, (options.content / "sources.yml").read_text(encoding="utf-8"),
                                 mistakes)
    for line in mistakes.lines:
        print(line)
    print(f"{files} questions, {blocks} code blocks, {len(mistakes.lines)} mistakes")
    sys.exit(1 if mistakes.lines or (missing and not options.topic) else 0)


if __name__ == "__main__":
    main()
