"""What CONTRIBUTING asks of an answer's parts: keys, length, follow-ups, no headings, narrow code."""
import re

import blocks

REQUIRED = ("question", "level", "kind", "tags", "asked_in")
LEVELS = ("junior", "mid", "senior")
WIDEST_CODE = 76


def word_count(answer):
    return len(re.findall(r"[^\W_][\w'’-]*", answer.prose))


def check(answer, report):
    """report(line, message) for every part that is missing or wrong."""
    for key in REQUIRED:
        if not re.search(rf"^{key}:", answer.yaml, re.M):
            report(1, f"no `{key}`")
    if blocks.value(answer.yaml, "level") not in LEVELS:
        report(1, "level is not junior, mid or senior")
    start = answer.offset + 1
    words = word_count(answer)
    if not 80 <= words <= 250:
        report(start, f"the answer has {words} words outside code; 80 to 250 are wanted")
    if not re.search(r"^\*\*Follow-ups\*\*$", answer.body, re.M):
        report(start, "no `**Follow-ups**` at the end")
    if re.search(r"^#", answer.prose, re.M):
        report(start, "headings in an answer: use bold words or paragraphs")
    for block in answer.blocks:
        for number, line in enumerate(block.code.splitlines(), block.line + 1):
            if len(line) > WIDEST_CODE:
                report(number, f"code line of {len(line)} characters; {WIDEST_CODE} fit a phone")
