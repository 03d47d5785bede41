"""Coverage: that every question of the source documents is claimed by an answer, once.

The list of what the documents ask (JSON lines with `id`, such as "s1-096" for document 1, and `position`) is not part
of the repository. Without it, claims are still compared with each other.
"""
import collections
import json
import re


def sources(sources_yml):
    """Ids in the order of the file; the documents are numbered so from 0."""
    return re.findall(r"^- id:\s*(\S+)", sources_yml, re.M)


def read(path, order):
    """{(source, position)}"""
    wanted = set()
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                row = json.loads(line)
                document = int(re.fullmatch(r"s(\d+)-.*", row["id"])[1])
                wanted.add((order[document], int(row["position"])))
            except (ValueError, KeyError, TypeError, IndexError) as error:
                raise SystemExit(f"{path}:{number}: not a question of a known document: {error!r}")
    return wanted


def check_claims(claims, order, wanted, report):
    """claims: [((source, position), path)]; report(path, line, message); `wanted` may be None.

    Returns those claimed."""
    first = {}
    for claim, path in claims:
        source, position = claim
        if source not in order:
            report(path, 1, f"sources.yml has no source {source}")
        elif claim in first:
            report(path, 1, f"{source} position {position} is also claimed by {first[claim]}")
        elif position < 1 or (wanted is not None and claim not in wanted):
            report(path, 1, f"{source} has no position {position}")
        first.setdefault(claim, path)
    return set(first)


def gaps(claimed):
    """Without the list: positions below a source's highest that nobody claims."""
    positions = collections.defaultdict(set)
    for source, position in claimed:
        positions[source].add(position)
    return {(source, position) for source, found in positions.items()
            for position in range(1, max(found)) if position not in found}


def table(claimed, wanted, order):
    """Lines: coverage by source, and in all."""
    of_source = collections.Counter(source for source, _ in wanted)
    covered = collections.Counter(source for source, _ in wanted & claimed)
    lines = [f"  {source}: {covered[source]} of {of_source[source]}" for source in order if of_source[source]]
    return lines + [f"coverage: {len(wanted & claimed)} of {len(wanted)}"]
