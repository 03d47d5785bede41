#!/usr/bin/env python3
"""Measures the reading of documents of several kinds: MB/s of user CPU and peak memory at 1, 10 and 100 MB.

usage: tests/bench/reading.py [--program build/release/tests/bench/bench_reading] [--sizes 1,10,100] [--runs 3]
                              [--kinds headings,list,…] [--work FOLDER] [--check]

The program is built with -DQBANK_BENCH=ON (target bench_reading). The documents are made here, the same for everyone.
"ratio" is against cmark-gfm's parse of the same bytes with the same extensions and nothing else, measured in the same
run. "memory" is the peak of the process less that of reading an empty document, the document itself included, as
multiples of the document.
With --check the exit status is 1 if the rates differ by more than 20 % or memory passes ten times the document.
"""
import argparse
import json
import os
import random
import subprocess
import sys
import tempfile

WORDS = """a queue holds work until somebody has time for it and a broker keeps what was sent while the reader sleeps
so nothing is lost when the power fails unless the disk was full before""".split()


def words(draw, count):
    return " ".join(draw.choice(WORDS) for _ in range(count))


def prose(draw, lines=4):
    return "".join(words(draw, draw.randint(10, 60)) + ".\n" for _ in range(draw.randint(1, lines)))


def code(draw, lines=6):
    return "\n```js\n" + "\n".join("  " + words(draw, 6) + ";" for _ in range(lines)) + "\n```\n"


def heading(draw, i):
    text = f"### {i}. What is {words(draw, 4)}?\n\n{prose(draw)}"
    if i % 3 == 0:
        text += f"\n- {words(draw, 8)}\n- **{words(draw, 2)}** {words(draw, 6)}\n- `{words(draw, 1)}` {words(draw, 9)}\n"
    if i % 4 == 0:
        text += code(draw)
    return text + "\n**[⬆ Back to Top](#contents)**\n\n"


def item(draw, i):
    """A list of nothing but questions, under no heading: one list of a million items."""
    return f"{i}. What is {words(draw, draw.randint(4, 12))}?\n"


def answered_item(draw, i):
    text = f"{i}. **What is {words(draw, 4)}?**\n\n   {words(draw, 40)}.\n\n"
    if i % 2 == 0:
        text += f"   - {words(draw, 8)}\n   - **{words(draw, 2)}** [{words(draw, 6)}](https://example.org/{i})\n\n"
    return text


def row(draw, i):
    head = f"\n## {words(draw, 3)}\n\n| # | Question | Answer |\n|---|---|---|\n" if i % 100 == 1 else ""
    return f"{head}| {i} | What is {words(draw, 5)}? | {words(draw, 20)} |\n"


def fold(draw, i):
    return f"<details>\n<summary>What is {words(draw, 4)}?</summary>\n\n{prose(draw)}\n</details>\n\n"


def coded(draw, i):
    return f"#### {i}. What does `{words(draw, 1)}()` print?\n{code(draw, 30)}\n{words(draw, 9)}.\n\n"


def terse(draw, i):
    """Sections of a dozen bulleted questions."""
    head = f"\n## {words(draw, 3)}\n\n" if i % 12 == 1 else ""
    return f"{head}- How does {words(draw, draw.randint(3, 9))} **{words(draw, 1)}**?\n"


KINDS = {"headings": heading, "list": item, "answers": answered_item, "tables": row, "folds": fold, "code": coded,
         "sections": terse}


def write(path, kind, megabytes):
    draw = random.Random(7)
    size = 0
    with open(path, "w", encoding="utf-8") as out:
        out.write("# Queues\n\n")
        i = 1
        while size < megabytes * 1e6:
            text = KINDS[kind](draw, i)
            out.write(text)
            size += len(text.encode())
            i += 1


def measure(command, runs):
    found = [json.loads(subprocess.run(command, check=True, capture_output=True).stdout) for _ in range(runs)]
    return min(found, key=lambda f: f["parse"])


def megabytes_a_second(found):
    return found["bytes"] / 1e6 / max(found["parse"], 1e-6)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default="build/release/tests/bench/bench_reading")
    parser.add_argument("--sizes", default="1,10,100")
    parser.add_argument("--kinds", default=",".join(KINDS))
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--work", default=None)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    failed = []
    with tempfile.TemporaryDirectory(dir=options.work) as folder:
        open(os.path.join(folder, "document.md"), "w").close()
        empty = measure([options.program, folder], 1)["peak_kilobytes"]
    print(f"{'kind':>9} {'MB':>4} {'questions':>9} {'parse MB/s':>10} {'cmark MB/s':>10} {'ratio':>6} {'memory':>7}")
    for kind in options.kinds.split(","):
        rates, memory = [], 0
        for size in [float(s) for s in options.sizes.split(",")]:
            with tempfile.TemporaryDirectory(dir=options.work) as folder:
                write(os.path.join(folder, "document.md"), kind, size)
                found = measure([options.program, folder], options.runs)
                cmark = measure([options.program, "--cmark", folder], options.runs)
            rates.append(megabytes_a_second(found))
            memory = (found["peak_kilobytes"] - empty) * 1024 / found["bytes"]
            bare = megabytes_a_second(cmark)
            print(f"{kind:>9} {found['bytes'] / 1e6:4.0f} {found['questions']:9} {rates[-1]:10.0f} {bare:10.0f}"
                  f" {rates[-1] / bare:6.2f} {memory:6.1f}x", flush=True)
        if max(rates) > 1.2 * min(rates):
            failed.append(f"{kind}: the rate differs by {max(rates) / min(rates) - 1:.0%}")
        if memory > 10:
            failed.append(f"{kind}: {memory:.1f} times the document in memory")
    if options.check and failed:
        sys.exit("\n".join(failed))


if __name__ == "__main__":
    main()
