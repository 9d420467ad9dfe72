"""Keys and single values in their canonical form: as they are written, without quotes that nobody needs."""

import re

from okrkit.reading.events import JSON
from okrkit.writing.splicing.refusal import Unclear
from okrkit.writing.splicing.typed import is_plain, scalar

WRITTEN_OUT = re.compile(r"([|>])([-+0-9]*)[ \t]*(#[^\n]*)?(?=\n|$)")
"""The head of a text in lines of its own, and the comment behind it."""

_OTHERWISE = re.compile(
    r"y|n|yes|no|on|off|[-+]?0b[01_]+|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}[Tt ].*",
    re.IGNORECASE,
)
"""What is text to us, and a truth, a number or a moment to readers of YAML 1.1. A day is none: everybody writes it so."""

_ESCAPED = re.compile(r'["\\]')
"""What a double quote or a backslash would have before it; in single quotes it stays what it is."""


def key_word(source: str, key: str, *, inside: bool, moved: bool = False) -> str:
    """A key as it should be written; see `word`."""
    return _text(source, key, inside=inside, moved=moved)


def word(source: str, value: JSON, *, inside: bool, moved: bool = False, bare: bool = False) -> list[str]:
    """The lines of a single value, from the second on without indentation.

    ``inside`` is for a place in brackets, where there is one line; ``moved`` says that it stood in none. ``bare`` leaves a
    text without quotes that has none.
    """
    if isinstance(value, str):
        if WRITTEN_OUT.match(source):
            return _written_out(source, value) if not inside else [scalar(value, inside=True)]
        if "\n" in source:
            first, *rest = source.split("\n")
            return [scalar(value, inside=True)] if inside else [first.rstrip(), *(line.strip(" \t") for line in rest)]
        return [source if bare and source == value else _text(source, value, inside=inside, moved=moved)]
    if isinstance(value, bool):
        return [source.lower()]
    return [source or ("null" if inside else "")]


def text_end(text: str, start: int, end: int, value: str) -> int:
    """Where a text in lines of its own ends, of which ``text[start:end]`` are all words.

    That is behind its last line, and behind the empty ones below where ``+`` makes them part of it.
    """
    head = WRITTEN_OUT.match(text, start)
    until = _line_end(text, end)
    body = _body(text[start:until], value)
    if not head or not body:
        return head.end() if head else end
    while "+" in head[2] and until < len(text):
        below = _line_end(text, until + 1)
        if text[until + 1 : below].strip():
            break
        until = below
    return until


def _line_end(text: str, start: int) -> int:
    found = text.find("\n", start)
    return len(text) if found < 0 else found


def _body(source: str, value: str) -> list[str]:
    """The lines of a text below its head, without their indentation and the empty ones at the end."""
    spoken = next((line for line in value.split("\n") if line.strip(" ")), "")
    lines = source.split("\n")[1:]
    first = next((line for line in lines if line.strip(" ")), "")
    if not spoken or not first:
        return []
    indent = _indent(first) - _indent(spoken)
    body: list[str] = []
    for at, line in enumerate(lines):
        if not line.strip(" "):
            continue
        if _indent(line) < indent:
            break
        body += [one[indent:] for one in lines[len(body) : at + 1]]
    return body


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _written_out(source: str, value: str) -> list[str]:
    body = _body(source, value)
    if not body:
        return [scalar(value, inside=False)]
    if body[0][:1] == " " and not body[0].strip(" "):
        raise Unclear("a text begins with blanks")
    first = next(line for line in body if line)
    ended = len(value) - len(value.rstrip("\n"))
    chomping = "-" if not ended else "+" if ended > 1 else ""
    kept = [""] * (ended - 1)
    return [source[0] + ("2" if first.startswith(" ") else "") + chomping, *body, *kept]


def _text(source: str, text: str, *, inside: bool, moved: bool) -> str:
    """A text on one line: without quotes where it can be, as it is written where that is good for every reader."""
    if source[:1] in ("'", '"'):
        if is_plain(text, inside=inside):
            return text
        return f'"{text}"' if source[0] == "'" and text.isprintable() and not _ESCAPED.search(text) else source
    if source == text and not _OTHERWISE.fullmatch(text) and not (moved and not is_plain(text, inside=inside)):
        return source
    return scalar(text, inside=inside)
