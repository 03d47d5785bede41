#!/usr/bin/env python3
"""Measures how well duplicates are told: precision-recall curve, what each part contributes, the pairs still wrong.

usage: tests/bench/duplicates_quality.py [--program build/release/tests/bench/bench_duplicates] [--documents FOLDER --gold
                                         EXTRACTION.jsonl --clusters CLUSTERS.json]

Without --documents the questions are those of tests/unit/data/duplicate_groups.tsv: each line a group, a section and a
wording; wordings of one group are the same question, a group with "?" is one about which people may disagree.
The program is built with -DQBANK_BENCH=ON (target bench_duplicates).
"""
import argparse
import itertools
import json
import os
import subprocess
import tempfile

REPOSITORY = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PARTS = ["frames", "guards", "sides", "places"]


def groups(folder):
    """Writes one list for the first wordings of all groups, one for the second, and so on; gives the questions."""
    lists, seen, questions = {}, {}, []
    with open(os.path.join(REPOSITORY, "tests/unit/data/duplicate_groups.tsv"), encoding="utf-8") as file:
        for line in file:
            group, section, wording = line.rstrip("\n").split("\t")
            number = seen[group.rstrip("?")] = seen.get(group.rstrip("?"), 0) + 1
            lists.setdefault(f"list-{number}.md", {}).setdefault(section, []).append((group, wording))
    for name, sections in lists.items():
        lines = ["# Questions", ""]
        for section, asked in sections.items():
            lines += [f"## {section}", ""]
            for number, (group, wording) in enumerate(asked, 1):
                lines.append(f"{number}. {wording}")
                questions.append(((name, len(lines)), group, wording))
            lines.append("")
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write("\n".join(lines))
    return questions


def labelled(gold, clusters):
    rows = {row["id"]: row for row in map(json.loads, open(gold, encoding="utf-8"))}
    file = json.load(open(clusters, encoding="utf-8"))
    group = {member: str(number) for number, members in enumerate(file["clusters"]) for member in members}
    return [((rows[i]["source"], rows[i]["line"]), group.get(i, i), rows[i]["question"]) for i in file["ids"]]


def measure(program, folder, questions, options=(), show=False):
    with tempfile.NamedTemporaryFile("r") as report:
        subprocess.run([program, folder, "--share", REPOSITORY, "--report", report.name, *options], check=True,
                       stdout=subprocess.DEVNULL)
        told = json.load(report)
    place = lambda member: (os.path.basename(member["document"]), member["line"])
    cluster = {place(m): n for n, c in enumerate(told["clusters"]) for m in c["members"]}
    of = lambda at: cluster.get(at, at)
    suggested = {frozenset((of(place(s["a"])), of(place(s["b"])))) for s in told["suggestions"]}
    right, wrong, missed, near = 0, [], [], 0
    for (at, group, wording), (other, other_group, other_wording) in itertools.combinations(questions, 2):
        same = group.rstrip("?") == other_group.rstrip("?")
        if same and group != other_group:
            continue
        together = of(at) == of(other)
        if together and same:
            right += 1
        elif together:
            wrong.append((wording, other_wording))
        elif same:
            is_near = frozenset((of(at), of(other))) in suggested
            near += is_near
            missed.append((wording, other_wording, "suggested" if is_near else "not suggested"))
    precision, recall = right / max(1, right + len(wrong)), right / max(1, right + len(missed))
    print(f"precision {precision:.3f}  recall {recall:.3f}  F1 {2 * precision * recall / max(1e-9, precision + recall):.3f}  "
          f"merged or suggested {(right + near) / max(1, right + len(missed)):.3f} with {len(told['suggestions'])} suggestions")
    for name, pairs in (("wrong", wrong), ("missed", missed)) if show else ():
        for pair in pairs:
            print(f"  {name}: {' ~ '.join(pair)}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=os.path.join(REPOSITORY, "build/release/tests/bench/bench_duplicates"))
    parser.add_argument("--documents")
    parser.add_argument("--gold")
    parser.add_argument("--clusters")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        questions = labelled(options.gold, options.clusters) if options.documents else groups(folder)
        documents = options.documents or folder
        for merge in (0.60, 0.65, 0.70, 0.73, 0.76, 0.80, 0.85, 0.90):
            print(f"merged from {merge:.2f}:  ", end="", flush=True)
            measure(options.program, documents, questions, ["--merge", str(merge)])
        for part in PARTS:
            print(f"without {part + ':':9} ", end="", flush=True)
            measure(options.program, documents, questions, ["--without", part])
        print("as it is:          ", end="", flush=True)
        measure(options.program, documents, questions, show=True)


if __name__ == "__main__":
    main()
