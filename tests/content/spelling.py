#!/usr/bin/env python3
"""Checks the spelling of questions, answers, topics, documents and templates with hunspell's en_US dictionary.

usage: spelling.py [--strict] [--list] [FILE…]

Code is left out: fenced blocks, `inline code`, addresses, HTML tags, template tags. words.txt holds what the dictionary
does not know and is right: a word in lower case there stands for its capitalized form, too. Prints FILE:LINE: WORD for
each mistake; exit status 1 if there is one, or if words.txt is not sorted or holds a word that nothing uses. Without
hunspell it says so and checks nothing (a failure with --strict). --list prints the unknown words alone, each once.
"""
import argparse
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
WORDS = pathlib.Path(__file__).parent / "words.txt"
DOCUMENTS = ("*.md", "docs/*.md", "generator/*.md", "tests/*.md", "tests/content/*.md", "tests/cases/*.md",
             ".github/**/*.md", "content/bank.yml", "content/sources.yml", "content/topics.yml",
             "content/questions/*/*.md", "templates/*.html", "templates/strings/en.yml")

# en_US.dic accepts these; American English writes them otherwise, and the bank writes one way only.
AMERICAN = {
    "afterwards": "afterward", "amongst": "among", "cancelled": "canceled", "cancelling": "canceling",
    "catalogue": "catalog", "catalogues": "catalogs", "dialogue": "dialog", "grey": "gray", "judgement": "judgment",
    "judgements": "judgments", "labelled": "labeled", "learnt": "learned", "modelled": "modeled",
    "modelling": "modeling", "signalled": "signaled", "signalling": "signaling", "spelt": "spelled",
    "towards": "toward", "travelled": "traveled", "whilst": "while",
}

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
CODE = [
    r"(?ms)^(?P<fence>`{3,}|~{3,}).*?^(?P=fence)[ \t]*$",  # fenced blocks
    r"(?s)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)",  # inline code
    r"(?s)<!--.*?-->|\{\{.*?\}\}",  # comments, template markers
    r"(?s)<(?:script|style)\b.*?</(?:script|style)>",
    r"\]\([^)\s]*\)|\bhttps?://\S+",  # addresses of links
    r"</?[A-Za-z][^>]*>|<![a-z][^>]*>",  # HTML tags
    r"\S*[/\\@_]\S*\.\w+|\b[\w-]+\.(?:com|dev|example|html|json|md|org|py|sh|txt|yml)\b",  # paths and file names
    r"\b\w*\d\w*\b|\b\w+_\w+\b",  # identifiers and numbers
    r"\b[a-z]+[A-Z]\w*|\b(?:[A-Z][a-z0-9]+){2,}\b",  # camelCase, CapWords
    r"(?<!\w)-{1,2}[a-z][\w-]*",  # options of commands
]


def blank(match):
    return re.sub(r"[^\n]", " ", match[0])


def prose_of(path, text):
    """The text with everything that is not prose replaced by blanks, so that lines keep their numbers."""
    if path.suffix == ".yml":
        # Keys, ids and aliases (headings of documents, as they are) are no prose of ours.
        text = re.sub(r"(?m)^ *(?:- )?(?:id|group|source|url|author|year): .*$", blank, text)
        text = re.sub(r"(?m)^  aliases:\n(?:    - .*\n)*", blank, text)
        text = re.sub(r"(?m)^ *(?:- )?[a-z_]+:(?= |$)", blank, text)
    elif text.startswith("---\n"):
        head = re.match(r"---\n.*?\n---\n", text, re.S)
        kept = re.sub(r"(?m)^(?!question:).*$", blank, head[0])
        text = kept.replace("question:", " " * 9, 1) + text[head.end():]
    for pattern in CODE:
        text = re.sub(pattern, blank, text)
    return text


def words_of(path, text):
    """[(line, word)]"""
    return [(number, found[0].replace("’", "'")) for number, line in enumerate(prose_of(path, text).split("\n"), 1)
            for found in WORD.finditer(line)]


def read_known(path=WORDS):
    return [line for line in path.read_text(encoding="utf-8").split("\n") if line]


def unknown(words):
    """Those that the dictionary does not know."""
    result = subprocess.run(["hunspell", "-d", "en_US", "-i", "utf-8", "-l"], input="\n".join(sorted(words)) + "\n",
                            text=True, encoding="utf-8", capture_output=True)
    if result.returncode != 0 or "Can't open" in result.stderr:
        raise SystemExit(f"spelling: hunspell fails, is hunspell-en-us installed?\n{result.stderr}")
    return set(result.stdout.split("\n")) - {""}


def bare(word):
    """Without the possessive."""
    return word[:-2] if word.endswith("'s") else word


def is_known(word, known):
    """As it is in the list, or capitalized at the beginning of a sentence."""
    form = bare(word)
    return form in known or (form[:1].isupper() and form[:1].lower() + form[1:] in known)


def check(files, known):
    """([(path, line, word, hint)], words of the list that were of use)"""
    places = [(path, line, word) for path in files for line, word in words_of(path, path.read_text(encoding="utf-8"))]
    wrong = unknown({bare(word) for _, _, word in places})
    mistakes = []
    for path, line, word in places:
        american = AMERICAN.get(word.lower())
        if american:
            mistakes.append((path, line, word, f" (American: {american})"))
        elif bare(word) in wrong and not is_known(word, known):
            mistakes.append((path, line, word, ""))
    forms = {form for word in wrong for form in (word, word[:1].lower() + word[1:])}
    return mistakes, known & forms


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=pathlib.Path, help="instead of all of the repository")
    parser.add_argument("--strict", action="store_true", help="fail without hunspell")
    parser.add_argument("--list", action="store_true", help="only the unknown words")
    options = parser.parse_args()
    if not shutil.which("hunspell"):
        print("skipped: the spelling was not checked: install hunspell and hunspell-en-us")
        sys.exit(1 if options.strict else 0)
    files = options.files or sorted({path for pattern in DOCUMENTS for path in ROOT.glob(pattern)})
    known = read_known()
    mistakes, used = check(files, set(known))
    if options.list:
        print("\n".join(sorted({word for *_, word, _ in mistakes}, key=str.lower)))
        sys.exit(1 if mistakes else 0)
    for path, line, word, hint in mistakes:
        shown = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
        print(f"{shown}:{line}: {word}{hint}")
    order = sorted(set(known), key=lambda word: (word.lower(), word))
    if known != order:
        first = next((word for word, wanted in zip(known, order) if word != wanted), known[-1])
        print(f"{WORDS.relative_to(ROOT)}: not sorted, or a word twice: {first}")
    unused = sorted(set(known) - used) if not options.files else []
    for word in unused:
        print(f"{WORDS.relative_to(ROOT)}: nothing uses {word}")
    print(f"{len(files)} files, {len(mistakes)} misspelled words")
    sys.exit(1 if mistakes or known != order or unused else 0)


if __name__ == "__main__":
    main()
