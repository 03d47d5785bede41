#!/usr/bin/env python3
"""Checks what `qbank check` cannot know about content/: that answers are whole, that their code is true, and coverage.

Python 3.11 or later. README.md beside this file says how each kind of code block is checked and what packages that
needs; what cannot be checked for want of a package is said and skipped, unless --strict. Prints a line FILE:LINE:
MESSAGE for each mistake and the totals. Exit status 1 if there is a mistake, an uncovered question, or (with --strict)
a skipped check.

examples:
  check.py                                         all answers
  check.py --topic caching --topic databases       while writing
  check.py --gold ../shared/gold/extraction.jsonl  coverage, too: 713 of 713, by source
"""
import argparse
import pathlib
import sys

import blocks
import code_blocks
import exercises
import gold
import parts


class Mistakes:
    def __init__(self):
        self.found = []

    def add(self, path, line, message):
        self.found.append((str(path), line, message))

    def of(self, path):
        return lambda line, message: self.add(path, line, message)


def check_coverage(options, claims, mistakes):
    """True if nothing is left uncovered, as far as one can tell."""
    order = gold.sources((options.content / "sources.yml").read_text(encoding="utf-8"))
    wanted = None
    if options.gold and options.gold.exists():
        wanted = gold.read(options.gold, order)
    claimed = gold.check_claims(claims, order, wanted, mistakes.add)
    if options.topic:
        return True
    if wanted is None:
        missing = gold.gaps(claimed)
        if options.gold:
            print(f"coverage: {options.gold} is not there; claims were only compared with each other")
        print(f"coverage: {len(claimed)} positions claimed, {len(missing)} gaps")
    else:
        missing = wanted - claimed
        print("\n".join(gold.table(claimed, wanted, order)))
    for source, position in sorted(missing):
        print(f"  nobody claims {source} position {position}")
    return not missing


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("content", nargs="?", default=pathlib.Path(__file__).resolve().parents[2] / "content",
                        type=pathlib.Path, help="the folder with questions/ and sources.yml")
    parser.add_argument("--topic", action="append", help="only this folder of questions/; may be repeated")
    parser.add_argument("--gold", type=pathlib.Path, help="what the source documents ask, as JSON lines")
    parser.add_argument("--strict", action="store_true", help="a check that is skipped is a failure")
    options = parser.parse_args()

    mistakes, claims, check = Mistakes(), [], code_blocks.CodeCheck()
    paths = [path for path in sorted((options.content / "questions").glob("*/*.md"))
             if not options.topic or path.parent.name in options.topic]
    for path in paths:
        answer = blocks.read(path.read_text(encoding="utf-8"))
        if answer is None:
            mistakes.add(path, 1, "no front matter")
            continue
        parts.check(answer, mistakes.of(path))
        check.add(path.parent.name, path.stem, answer, mistakes.of(path))
        claims += [(claim, path) for claim in blocks.asked_in(answer.yaml)]
    check.finish()
    if not options.topic and options.content.resolve() == pathlib.Path(parser.get_default("content")):
        for name in exercises.orphans(check.exercised):
            mistakes.add(exercises.FOLDER / name, 1, "no answer has a block that this exercise belongs to")

    print("\n".join(check.table()))
    covered = check_coverage(options, claims, mistakes)
    for path, line, message in sorted(mistakes.found):
        print(f"{path}:{line}: {message}")
    for sentence in check.skipped:
        print(f"skipped: {sentence}")
    print(f"{len(paths)} questions, {sum(check.counts.values())} code blocks, {len(mistakes.found)} mistakes")
    sys.exit(0 if covered and not mistakes.found and not (check.skipped and options.strict) else 1)


if __name__ == "__main__":
    main()
