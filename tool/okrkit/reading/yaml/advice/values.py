"""Values that YAML reads as something else: indicators, quotes, tabs, templates."""

import re

from okrkit.reading.yaml.advice.stop import Stop, quoted
from okrkit.reading.yaml.error import YamlError

TEMPLATE = ("`{{` opens two mappings to YAML, not a template", 'put a template in quotes: "{{ … }}"')

_MEANINGS = {
    "*": "an alias (a repetition of something else)",
    "&": "an anchor (a name for something to repeat)",
    "!": "a tag (a type of YAML's own)",
    "|": "a block of lines",
    ">": "a block of lines",
    "?": "the name of a field",
    "@": "",
    "`": "",
    "%": "",
}
_VALUE = re.compile(r"[^\[\]{},#\r\n]+")
_ESCAPE = re.compile(r"\\\w*")
_OPENED = r"(?:^|: |- |[\[{{,] *){}"


def reserved(text: str, start: int) -> tuple[str, str]:
    """Message and help for an unquoted value that starts with a character that YAML keeps for itself."""
    character = text[start]
    found = _VALUE.match(text, start)
    value = found.group().strip() if found else character
    name = "a backtick" if character == "`" else f"`{character}`"
    meaning = f", which YAML takes for {_MEANINGS[character]}" if _MEANINGS.get(character) else ""
    person = f", or leave the @ out: {value[1:]}" if re.fullmatch(r"@[\w-]+", value) else ""
    return f"a value cannot start with {name}{meaning}", f"put it in quotes: {quoted(value)}{person}"


def conflict(stop: Stop) -> YamlError | None:
    """Two versions that git could not merge, both left in the file."""
    marks = [number for number, line in enumerate(stop.lines) if re.match("<{7} |={7}$|>{7} ", line)]
    if len(marks) < 3 or not stop.lines[marks[0]].startswith("<"):
        return None
    message = "here begin two versions of the same lines, which git could not merge"
    return stop.says(
        message, "keep what is right of both, and delete the lines with <<<<<<<, ======= and >>>>>>>", (marks[0], 0)
    )


def tab(stop: Stop) -> YamlError | None:
    """A tab, which neither indents nor separates; the parser stops at it or behind it."""
    before = stop.here[: stop.column + 1]
    column = len(before.rstrip("\t")) if before.endswith("\t") else len(stop.before.rstrip("\t"))
    if not stop.here.startswith("\t", column):
        return None
    place = "in this line" if stop.before.strip() else "in front of this line"
    return stop.says(f"there is a tab {place}, and YAML counts spaces only", "replace the tab by spaces", (stop.line, column))


def template(stop: Stop) -> YamlError | None:
    """``{{ name }}``, of which a plan knows nothing."""
    start = stop.here.find("{{")
    return stop.says(*TEMPLATE, (stop.line, start)) if start >= 0 else None


def directive(stop: Stop) -> YamlError | None:
    """``%YAML`` and its like."""
    if stop.here.startswith("%"):
        return stop.says("a line that starts with `%` is a directive, which a plan has no use for", "delete the line")
    return None


def quote(stop: Stop) -> YamlError | None:
    """A quote that is not closed, before the end of the file or before the next one, or closed too early."""
    mark = stop.opener()
    if mark in ('"', "'") and ("end of stream" in stop.problem or "document separator" in stop.problem):
        return stop.says(f"the text that starts here with {mark} never ends", f"close it with another {mark}", stop.opened)
    for mark in ('"', "'"):
        if mark not in stop.before and not stop.rest.startswith(mark):
            continue
        for number in range(stop.line - 1, max(stop.line - 20, -1), -1):
            opened = re.search(_OPENED.format(mark), stop.lines[number])
            if opened and stop.lines[number].replace("\\" + mark, "").count(mark) % 2:
                message = f"the text that starts here with {mark} does not end on this line"
                return stop.says(message, f"close it with another {mark}", (number, opened.end() - 1))
    mark = stop.before.rstrip()[-1:]
    if mark in ('"', "'") and stop.rest[:1] not in ("", ":", "]", "}", "'", '"'):
        inside = "''" if mark == "'" else '\\"'
        return stop.says(
            f"something follows the closing {mark}", f"put the whole value in quotes, and write {inside} for a quote in it"
        )
    return None


def indicator(stop: Stop) -> YamlError | None:
    """A value that starts with a character of YAML's own, like ``@dana``."""
    if re.search("scanning an a|ing a tag|tag handle", stop.problem) and stop.opened:
        line, column = stop.opened
    elif "cannot start any token" in stop.problem or "mapping keys are not allowed" in stop.problem:
        line, column = stop.line, stop.column
    else:
        return None
    return stop.says(*reserved(stop.lines[line], column), (line, column)) if stop.lines[line][column:] else None


def escape(stop: Stop) -> YamlError | None:
    r"""A backslash that is meant as itself, as in ``"C:\Users"``."""
    start = stop.here.rfind("\\", 0, stop.column + 1)
    found = _ESCAPE.match(stop.here, max(start, 0)) if "escape" in stop.problem else None
    if not found:
        return None
    message = f"`{found.group()[:10]}` means nothing between double quotes"
    return stop.says(message, "write \\\\ for a backslash, or put the value in single quotes", (stop.line, start))


def block(stop: Stop) -> YamlError | None:
    """A text in the line of its ``|``."""
    if re.search("chomping|a comment or a line break|indentation indicator", stop.problem):
        return stop.says(
            "the text of a `|` or `>` starts on the line below it", "move it there and indent it, or put the value in quotes"
        )
    return None
