"""Blocks that are parsed and not executed: a checker by language, each returning a message or None."""
import ast
import json
import re
import subprocess
import tomllib

try:
    import yaml
except ImportError:  # python3-yaml is a package of its own
    yaml = None

DOCKERFILE = set("ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL ONBUILD RUN SHELL STOPSIGNAL USER "
                 "VOLUME WORKDIR".split())
METHODS = "GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS"


def python(code):
    try:
        ast.parse(code)
    except SyntaxError as error:
        return f"Python block does not parse: line {error.lineno}: {error.msg}"


def shell(code):
    result = subprocess.run(["bash", "-n"], input=code, text=True, capture_output=True)
    return "shell block does not parse: " + result.stderr.strip().splitlines()[0] if result.returncode else None


def json_text(code):
    try:
        json.loads(code)
    except ValueError as error:
        return f"JSON block does not parse: {error}"


def yaml_text(code):
    if yaml is None:
        return None
    try:
        list(yaml.safe_load_all(code))
    except yaml.YAMLError as error:
        return f"YAML block does not parse: {error}".replace("\n", " ")


def toml(code):
    try:
        tomllib.loads(code)
    except tomllib.TOMLDecodeError as error:
        return f"TOML block does not parse: {error}"


def dockerfile(code):
    instructions = re.sub(r"\\\n", " ", re.sub(r"^\s*#.*\n", "", code, flags=re.M)).split("\n")
    first = None
    for line in filter(str.strip, instructions):
        word = line.split()[0]
        if word not in DOCKERFILE:
            return f"Dockerfile has no instruction {word}"
        first = first or word
        for array in re.findall(r"^(?:CMD|ENTRYPOINT) (\[.*)$", line):
            message = json_text(array)
            if message:
                return f"{word} is not a JSON array, so Docker would run it in a shell"
    return None if first in ("FROM", "ARG") else "a Dockerfile begins with FROM or ARG"


def nginx(code):
    """Braces match, and every line ends a directive, opens or closes a block, or goes on in the next one."""
    bare = re.sub(r"'[^']*'|\"[^\"]*\"", "text", code)
    bare = re.sub(r"#.*", "", bare)
    depth, directive = 0, ""
    for character in bare:
        if character == "{":
            if not directive.strip():
                return "nginx block without a name"
            depth, directive = depth + 1, ""
        elif character == "}":
            if directive.strip():
                return f"nginx directive without a semicolon: {' '.join(directive.split())}"
            depth, directive = depth - 1, ""
            if depth < 0:
                return "nginx block is closed twice"
        elif character == ";":
            words = directive.split()
            if not words or not re.fullmatch(r"[a-z_0-9]+", words[0]):
                return f"not an nginx directive: {' '.join(words)}"
            if "\n" in directive.strip() and words[0] != "log_format":
                return f"nginx directive without a semicolon: {words[0]}"
            directive = ""
        else:
            directive += character
    if depth:
        return "nginx block is not closed"
    return f"nginx directive without a semicolon: {' '.join(directive.split())}" if directive.strip() else None


def http(code):
    """Messages with an empty line between them; a first line that is a request, a status line or the start of JSON."""
    for message in re.split(r"\n\n+", code.strip()):
        first, *headers = message.split("\n")
        if first.startswith(("{", "[")):
            if "..." not in message and json_text(message):
                return f"the body is not JSON: {first}"
            continue
        if not re.fullmatch(rf"(?:{METHODS}) \S+(?: HTTP/1\.1)?|(?:HTTP/1\.1 )?\d{{3}} [A-Z][\w -]*", first):
            return f"neither a request nor a status line: {first}"
        for header in headers:
            if header.startswith(("{", "[")):
                break
            if not re.fullmatch(r"[A-Za-z][\w-]*: \S.*", header):
                return f"not a header: {header}"


def html(code):
    """Template tags that open a block are closed in order; `{{` has its `}}`."""
    openers = {"block", "for", "if", "with", "cache", "comment", "autoescape", "blocktranslate", "filter"}
    opened = []
    for word in re.findall(r"\{%\s*(\w+)[^%]*%\}", code):
        if word in openers:
            opened.append(word)
        elif word.startswith("end") and (not opened or opened.pop() != word[3:]):
            return f"{{% {word} %}} closes nothing that is open"
    if code.count("{{") != code.count("}}"):
        return "{{ without its }}"
    # One fragment may show the line that opens an {% if %} and nothing else.
    left = [word for word in opened if word != "if"]
    return f"{{% {left[0]} %}} is not closed" if left else None


PARSERS = {
    "python": python, "bash": shell, "json": json_text, "yaml": yaml_text, "toml": toml, "dockerfile": dockerfile,
    "nginx": nginx, "http": http, "html": html,
}
