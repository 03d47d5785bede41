#!/usr/bin/env python3
"""Measures duplicate detection: precision and recall against a generated truth, time and memory, at several sizes.

usage: ./run bench duplicates [--questions 1000,10000,100000] [--corpus GENERATOR] [--jobs 2] [--runs 3] [--work FOLDER]
                              [--program BENCH_DUPLICATES]

Without --corpus the banks are made here: lists of questions, about one in twelve a rewording of an earlier one
(case, template, politeness, synonym, a slip of the keys). GENERATOR is another program that takes
`--questions N --format collections --out DIR` and leaves DIR/src and DIR/truth.tsv; its questions must have ids.
Times are those of the stage that tells duplicates alone, the best of several runs. A million questions take some minutes to
make and to read: `--questions 1000000`. Absolute times hold where the one-thread limit at 10,000 questions is 0.3 s.
"""
import argparse
import collections
import json
import os
import random
import re
import subprocess
import sys
import tempfile

REPOSITORY = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TEMPLATES = [
    ("What is the difference between {a} and {b} in {c}?", "How do {b} and {a} differ in {c}?"),
    ("How does {a} handle {b} when {c} is missing?", "Explain how {a} deals with {b} when {c} is missing."),
    ("How would you implement {a} for {b} with {c}?", "Implement {a} for {b} with {c}."),
    ("What are the advantages of {a} with {b} and {c}?", "Benefits of {a} with {b} and {c}."),
    ("What happens if {a} fails during {b} of {c}?", "How do you handle {a} failures during {b} of {c}?"),
]


def vocabulary(draw, count):
    parts = ["ba", "ce", "di", "fo", "gu", "ha", "ke", "li", "mo", "nu", "pa", "re", "si", "to", "vu", "za"]
    words = set()
    while len(words) < count:
        words.add("".join(draw.choice(parts) for _ in range(draw.choice((3, 3, 4)))) + draw.choice("bdgklmnrt"))
    return sorted(words)


def make_bank(folder, count):
    draw = random.Random(count)
    words = vocabulary(draw, 1500)
    weights = [1 / (rank + 5) for rank in range(len(words))]
    asked, truth = [], []
    os.makedirs(os.path.join(folder, "src"))
    for start in range(0, count, 250):
        lines = [f"# List {start // 250}", ""]
        for number in range(start, min(start + 250, count)):
            name = f"q{number:07}"
            if asked and draw.random() < 0.08:
                other, template, slots = draw.choice(asked)
                wording, kind = template[0].format(**slots), draw.choice(("case", "template", "polite", "slip"))
                if kind == "case":
                    wording = wording.lower().rstrip("?.")
                elif kind == "template":
                    wording = template[1].format(**slots)
                elif kind == "polite":
                    wording = draw.choice(("Can you tell me: ", "Could you explain - ", "Please: ")) + wording
                else:
                    at = draw.randrange(wording.index(slots["b"]), wording.index(slots["b"]) + len(slots["b"]) - 1)
                    wording = wording[:at] + wording[at + 1] + wording[at] + wording[at + 2:]
                truth.append((name, other, kind))
            else:
                a, b, c, d = draw.choices(words, weights, k=4)
                template, slots = draw.choice(TEMPLATES), {"a": a, "b": b, "c": f"{c} {d}"}
                wording = template[0].format(**slots)
                asked.append((name, template, slots))
            lines += [f"### {number - start + 1}. {wording}", "", f"<!-- id: {name} -->", "Because.", ""]
        with open(os.path.join(folder, "src", f"list-{start // 250:05}.md"), "w", encoding="utf-8") as file:
            file.write("\n".join(lines))
    with open(os.path.join(folder, "truth.tsv"), "w", encoding="utf-8") as file:
        file.writelines("\t".join(row) + "\n" for row in truth)


class Classes:
    """Union-find over ids."""

    def __init__(self):
        self.parent = {}

    def of(self, x):
        while self.parent.get(x, x) != x:
            x = self.parent[x]
        return x

    def join(self, a, b):
        self.parent[self.of(a)] = self.of(b)


def ids_by_place(folder):
    """(document, line of the heading) → id."""
    found = {}
    for root, _, files in os.walk(folder):
        for name in files:
            path = os.path.join(root, name)
            heading = 0
            for number, line in enumerate(open(path, encoding="utf-8"), 1):
                if line.startswith("### "):
                    heading = number
                elif match := re.match(r"<!-- id: (\S+) -->", line):
                    found[os.path.relpath(path, folder), heading] = match[1]
    return found


def measure(folder, options):
    source, report = os.path.join(folder, "src"), os.path.join(folder, "report.json")
    done = subprocess.run([options.program, source, "--share", REPOSITORY, "--report", report, "--jobs", str(options.jobs),
                           "--runs", str(options.runs)], stdout=subprocess.PIPE, check=True)
    stage = json.loads(done.stdout)
    truth, kinds = Classes(), {}
    for line in open(os.path.join(folder, "truth.tsv"), encoding="utf-8"):
        a, b, kind = line.rstrip("\n").split("\t")
        truth.join(a, b)
        kinds[a] = (b, kind)
    place, cluster, right, wrong = ids_by_place(source), {}, 0, 0
    for number, entry in enumerate(json.load(open(report, encoding="utf-8"))["clusters"]):
        members = [place[m["document"], m["line"]] for m in entry["members"]]
        for i, member in enumerate(members):
            cluster[member] = number
            same = sum(truth.of(member) == truth.of(other) for other in members[:i])
            right, wrong = right + same, wrong + i - same
    total, found = collections.Counter(), collections.Counter()
    for a, (b, kind) in kinds.items():
        total[kind] += 1
        found[kind] += a in cluster and cluster[a] == cluster.get(b)
    print(f"  precision {right / max(1, right + wrong):.4f}  recall {sum(found.values()) / max(1, sum(total.values())):.4f}  "
          + "  ".join(f"{kind} {found[kind]}/{total[kind]}" for kind in sorted(total)))
    print(f"  the stage: {stage['wall']:.3f} s, {stage['processor']:.3f} s of processor, {stage['kilobytes_peak'] / 1024:.0f} MB at most "
          f"({stage['kilobytes_before'] / 1024:.0f} MB before it)")
    return stage["processor"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--questions", default="1000,10000,100000")
    parser.add_argument("--corpus", help="generator to use instead of the one here")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--work")
    parser.add_argument("--program", default=os.path.join(REPOSITORY, "build/bench/tests/bench/bench_duplicates"))
    options = parser.parse_args()
    before = None
    for count in map(int, options.questions.split(",")):
        with tempfile.TemporaryDirectory(dir=options.work) as folder:
            if options.corpus:
                subprocess.run([sys.executable, options.corpus, "--questions", str(count), "--format", "collections", "--out", folder],
                               check=True, stdout=subprocess.DEVNULL)
            else:
                make_bank(folder, count)
            print(f"{count} questions")
            cpu = measure(folder, options)
            if before:
                print(f"  {cpu / before:.1f} times the processor time of the step before")
            before = cpu


if __name__ == "__main__":
    main()
