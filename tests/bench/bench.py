#!/usr/bin/env python3
"""Measures the program: wall time and peak memory of each command, the median of several runs.

usage: ./run bench search [OPTION...]     measures search (tests/bench/search.mjs)
       ./run bench [--runs 5] [--questions 1000,10000] [--work FOLDER] [--json]

The banks are made here, the same for everyone: documents of 50 questions with answers, words drawn by a fixed
generator, every twelfth question a rewording of an earlier one. FOLDER is where banks and sites go (default: a
temporary folder; /dev/shm leaves the disk out of the figures).
"""
import argparse
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

REPOSITORY = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.environ.get("QBANK_PROGRAM", os.path.join(REPOSITORY, "build/release/qbank"))
PER_DOCUMENT = 50

SUBJECTS = """index lock queue cache thread process socket buffer packet router table view trigger cursor session
transaction replica shard partition broker consumer producer topic offset token signature cipher certificate
container image volume network pod service gateway proxy balancer scheduler allocator collector iterator generator
decorator descriptor metaclass coroutine future promise channel mutex semaphore barrier""".split()
PROPERTIES = """latency throughput consistency durability isolation fairness locality visibility ordering idempotence
memory ownership lifetime encoding precision overflow contention starvation backpressure retention""".split()
VERBS = "limit improve measure guarantee lose hide expose trade".split()


def question(draw):
    a, b = draw.sample(SUBJECTS, 2)
    p, q = draw.sample(PROPERTIES, 2)
    return draw.choice([
        f"How does a {a} {draw.choice(VERBS)} the {p} of a {b}?",
        f"What is the difference between {p} of a {a} and {q} of a {b}?",
        f"When would you choose a {a} over a {b} for {p}?",
        f"Explain {p} in a {a} that feeds a {b} with {q}.",
    ])


def answer(draw):
    sentence = lambda: " ".join(draw.choices(SUBJECTS + PROPERTIES + VERBS, k=draw.randint(8, 18))).capitalize() + "."
    paragraphs = [" ".join(sentence() for _ in range(draw.randint(2, 4))) for _ in range(draw.randint(1, 3))]
    if draw.random() < 0.3:
        name = draw.choice(SUBJECTS)
        paragraphs.append(f"```python\ndef {name}(value):\n    return value[:{draw.randint(1, 99)}]\n```")
    return "\n\n".join(paragraphs)


def make_bank(folder, count):
    draw = random.Random(count)
    asked = []
    for start in range(0, count, PER_DOCUMENT):
        lines = [f"# Questions about {SUBJECTS[start // PER_DOCUMENT % len(SUBJECTS)]}s", ""]
        for number in range(start, min(start + PER_DOCUMENT, count)):
            again = asked and number % 12 == 0
            wording = draw.choice(asked).rstrip("?.").replace("What is the difference", "Difference") if again else question(draw)
            asked.append(wording)
            lines += [f"### {number + 1}. {wording}", "", answer(draw), ""]
        name = os.path.join(folder, f"part-{start // PER_DOCUMENT // 40:03}", f"list-{start // PER_DOCUMENT:05}.md")
        os.makedirs(os.path.dirname(name), exist_ok=True)
        with open(name, "w", encoding="utf-8") as file:
            file.write("\n".join(lines))


def run_once(command):
    started = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    errors = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - started
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with {child.returncode}\n{errors[-2000:]}")
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def measure(name, command, runs, results):
    measured = [run_once(command) for _ in range(runs)]
    seconds = [m[0] for m in measured]
    row = {"name": name, "runs": runs, "median_s": statistics.median(seconds), "min_s": min(seconds),
           "cpu_s": statistics.median(m[1] for m in measured), "peak_mb": max(m[2] for m in measured)}
    results.append(row)
    print(f"{name:<34} {row['median_s']:8.3f} s  (least {row['min_s']:.3f}, cpu {row['cpu_s']:.3f})  {row['peak_mb']:7.1f} MB",
          file=sys.stderr)


def measure_search(options):
    """Indexing alone is measured by a program of its own, bench_search."""
    build = os.path.join(REPOSITORY, "build/bench")
    subprocess.run(["cmake", "--preset", "release", "-B", build, "-DQBANK_BENCH=ON"], cwd=REPOSITORY, stdout=sys.stderr, check=True)
    subprocess.run(["cmake", "--build", build, "--target", "bench_search"], cwd=REPOSITORY, stdout=sys.stderr, check=True)
    return subprocess.call(["node", os.path.join(REPOSITORY, "tests/bench/search.mjs"), *options])


def main():
    if sys.argv[1:2] == ["search"]:
        sys.exit(measure_search(sys.argv[2:]))
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--runs", type=int, default=5)
    arguments.add_argument("--questions", default="1000,10000", help="sizes of the banks, separated by commas")
    arguments.add_argument("--work", help="folder for banks and sites")
    arguments.add_argument("--json", action="store_true", help="the figures as JSON on standard output")
    options = arguments.parse_args()

    work = tempfile.mkdtemp(prefix="qbank-bench-", dir=options.work)
    results = []
    try:
        site, export = os.path.join(work, "site"), os.path.join(work, "bank.json")
        content = os.path.join(REPOSITORY, "content")
        measure("build content", [PROGRAM, "build", content, "-o", site, "--quiet"], options.runs, results)
        measure("check content", [PROGRAM, "check", content], options.runs, results)
        for count in (int(size) for size in options.questions.split(",") if size):
            bank = os.path.join(work, f"bank-{count}")
            make_bank(bank, count)
            measure(f"build {count} questions", [PROGRAM, "build", bank, "-o", site, "--quiet"], options.runs, results)
            measure(f"export json {count} questions", [PROGRAM, "export", "json", bank, "-o", export], options.runs, results)
            measure(f"check {count} questions", [PROGRAM, "check", bank], options.runs, results)
    finally:
        shutil.rmtree(work)
    if options.json:
        print(json.dumps(results, indent=1))


if __name__ == "__main__":
    main()
