"""What an answer file consists of: front matter, prose and fenced code blocks with their line numbers."""
import dataclasses
import re

FENCE = re.compile(r"^(```+|~~~+)[ \t]*([^\n`]*)\n(.*?)^\1[ \t]*$", re.M | re.S)


@dataclasses.dataclass(frozen=True)
class Block:
    language: str  # first word behind the fence; "" if there is none
    words: tuple  # the words behind it, such as ("run", "django")
    code: str
    line: int  # of the fence in the file, from 1

    @property
    def marked(self):
        """The whole of what stands behind the fence, single blanks between the words."""
        return " ".join((self.language, *self.words)).strip()


@dataclasses.dataclass(frozen=True)
class Answer:
    yaml: str
    body: str
    offset: int  # lines before the body
    blocks: tuple

    @property
    def prose(self):
        return FENCE.sub("", self.body)

    def output_of(self, block):
        """The text of the ```text output block right behind a block, or None."""
        place = self.blocks.index(block) + 1
        following = self.blocks[place] if place < len(self.blocks) else None
        return following.code if following and following.marked == "text output" else None


def read(text):
    """The parts of an answer file; None if it has no front matter."""
    found = re.match(r"---\n(.*?)\n---\n", text, re.S)
    if not found:
        return None
    body, offset = text[found.end():], text[:found.end()].count("\n")
    blocks = []
    for fence in FENCE.finditer(body):
        language, *words = fence[2].split() or [""]
        line = offset + body[:fence.start()].count("\n") + 1
        blocks.append(Block(language, tuple(words), fence[3], line))
    return Answer(found[1], body, offset, tuple(blocks))


def value(yaml, key):
    """The text behind `key:` of a front matter's first level, or None."""
    found = re.search(rf"^{key}:[ \t]*(.*)$", yaml, re.M)
    return found[1].strip() if found else None


def asked_in(yaml):
    """[(source id, position)]"""
    pattern = r"^\s*-\s*\{\s*source:\s*([\w-]+)\s*,\s*position:\s*(\d+)"
    return [(source, int(position)) for source, position in re.findall(pattern, yaml, re.M)]
