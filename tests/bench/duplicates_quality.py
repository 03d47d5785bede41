#!/usr/bin/env python3
"""Measures how well duplicates are told: precision-recall curve, cross-validation, what each part contributes, the pairs
still wrong.

usage: tests/bench/duplicates_quality.py [--program build/release/tests/bench/bench_duplicates] [--documents FOLDER --gold
                                         EXTRACTION.jsonl --clusters CLUSTERS.json]

Without --documents the questions are those of tests/unit/data/duplicate_groups.tsv: each line a group, a section and a
wording; wordings of one group are the same question, a group with "?" is one about which people may disagree.
The program is built with -DQBANK_BENCH=ON (target bench_duplicates).
"""
import argparse
import collections
import hashlib
import itertools
import json
import os
import subprocess
import tempfile

REPOSITORY = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PARTS = ["rarity", "stemming", "lexicon", "abbreviations", "associations", "frames", "guards", "sides", "context", "places"]
THRESHOLDS = (0.60, 0.65, 0.70, 0.73, 0.76, 0.80, 0.85, 0.90)
SHIPPED = 0.73
FOLDS = 5


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


def pairs_of(program, folder, questions, options=()):
    """How each pair of one group or one cluster was judged, by what is right, and how many suggestions there were."""
    with tempfile.NamedTemporaryFile("r") as report:
        subprocess.run([program, folder, "--share", REPOSITORY, "--report", report.name, *options], check=True,
                       stdout=subprocess.DEVNULL)
        told = json.load(report)
    place = lambda member: (os.path.basename(member["document"]), member["line"])
    cluster = {place(m): n for n, c in enumerate(told["clusters"]) for m in c["members"]}
    of = lambda at: cluster.get(at, at)
    suggested = {frozenset((of(place(s["a"])), of(place(s["b"])))) for s in told["suggestions"]}
    judged = []
    for (at, group, wording), (other, other_group, other_wording) in itertools.combinations(questions, 2):
        same = group.rstrip("?") == other_group.rstrip("?")
        if same and group != other_group:
            continue
        together = of(at) == of(other)
        if together or same:
            verdict = "right" if together and same else "wrong" if together else \
                "suggested" if frozenset((of(at), of(other))) in suggested else "missed"
            judged.append((verdict, group.rstrip("?"), wording, other_wording))
    return judged, len(told["suggestions"])


def figures(judged):
    count = collections.Counter(verdict for verdict, *_ in judged)
    precision = count["right"] / max(1, count["right"] + count["wrong"])
    total = max(1, count["right"] + count["suggested"] + count["missed"])
    recall = count["right"] / total
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall), (count["right"] + count["suggested"]) / total


def tell(name, judged, suggestions):
    precision, recall, f1, either = figures(judged)
    print(f"{name:22} precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}  merged or suggested {either:.3f} "
          f"with {suggestions} suggestions", flush=True)


def fold_of(group):
    return hashlib.sha256(group.encode()).digest()[0] % FOLDS


def cross_validate(by_threshold):
    """The threshold that is best on all folds but one, judged on that one: groups are never in two folds."""
    chosen, held_out = [], []
    for fold in range(FOLDS):
        best = max(by_threshold, key=lambda t: figures([p for p in by_threshold[t] if fold_of(p[1]) != fold])[2])
        chosen.append(best)
        held_out += [pair for pair in by_threshold[best] if fold_of(pair[1]) == fold]
    precision, recall, f1, _ = figures(held_out)
    print(f"held-out folds:        precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}  thresholds {' '.join(map(str, chosen))}")
    each = [figures([p for p in by_threshold[SHIPPED] if fold_of(p[1]) == fold])[2] for fold in range(FOLDS)]
    print(f"each fold as it is:    F1 {' '.join(f'{f1:.3f}' for f1 in each)}")


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
        curve = {}
        for merge in THRESHOLDS:
            curve[merge], suggestions = pairs_of(options.program, documents, questions, ["--merge", str(merge)])
            tell(f"merged from {merge:.2f}:", curve[merge], suggestions)
        cross_validate(curve)
        for part in PARTS:
            tell(f"without {part}:", *pairs_of(options.program, documents, questions, ["--without", part]))
        judged, suggestions = pairs_of(options.program, documents, questions)
        tell("as it is:", judged, suggestions)
        for verdict, _, wording, other in judged:
            if verdict != "right":
                print(f"  {verdict}: {wording} ~ {other}")


if __name__ == "__main__":
    main()
