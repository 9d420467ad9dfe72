"""The pen: puts things into the text of an OKR file where and how a person would type them.

It knows one layout, the one of the story's files: objectives indented by two, their key results
by six. Whoever edits files of unknown layout needs more than this.
"""

import json
import re
from collections.abc import Mapping

Scalar = float | str
Entries = Mapping[str, "Scalar | Mapping[str, Scalar] | None"]

_UNSAFE = re.compile(r"^[\s\-?:,\[\]{}#&*!|>'\"%@`]|:(\s|$)|\s#|\s$|^$")
_UNSAFE_INSIDE = re.compile(r"[,?\[\]{}]")
_NUMBER = re.compile(r"[-+]?[0-9.]+(e[-+]?[0-9]+)?", re.IGNORECASE)


def flow(entries: Entries) -> str:
    """A mapping on one line; entries that are None or empty are left out."""
    return "{" + ", ".join(_entries(entries, inside=True)) + "}"


def block(entries: Entries) -> str:
    """A mapping with a line for each entry; entries that are None or empty are left out."""
    return "\n".join(_entries(entries, inside=False))


def add_item(text: str, objective: str, key_result: str | None, key: str, item: str) -> str:
    """Append ``item`` (its first line, or several with their own indentation) to a list of an objective or key result."""
    lines = text.split("\n")
    start, end, indent = _block(lines, objective, key_result)
    at = _field(lines, start, end, indent, key)
    typed = [f"{indent}  {'- ' if not number else '  '}{line}" for number, line in enumerate(item.split("\n"))]
    if at is None:
        lines[end:end] = [f"{indent}{key}:", *typed]
    else:
        lines[at] = f"{indent}{key}:"
        end = next((n for n in range(at + 1, end) if not lines[n].startswith(f"{indent}  ")), end)
        lines[end:end] = typed
    return "\n".join(lines)


def set_field(text: str, objective: str, key_result: str | None, key: str, value: str) -> str:
    """Set a field that stands on one line, or add it at the end of the objective or key result."""
    lines = text.split("\n")
    start, end, indent = _block(lines, objective, key_result)
    at = _field(lines, start, end, indent, key)
    if at is None:
        lines.insert(end, f"{indent}{key}: {value}")
    else:
        lines[at] = f"{indent}{key}: {value}"
    return "\n".join(lines)


def replace_once(text: str, before: str, after: str) -> str:
    """Replace the one place that reads ``before``."""
    if text.count(before) != 1:
        raise LookupError(f"{before!r} stands {text.count(before)} times in the text, not once")
    return text.replace(before, after)


def scalar(value: Scalar, *, inside: bool = False) -> str:
    """A number or a text as one types it, ``inside`` a flow mapping or after a key; quoted only where it must be."""
    if not isinstance(value, str):
        return str(int(value)) if value == int(value) else repr(value)
    quoted = _UNSAFE.search(value) or _NUMBER.fullmatch(value) or (inside and _UNSAFE_INSIDE.search(value))
    return json.dumps(value, ensure_ascii=False) if quoted else value


def _entries(entries: Entries, *, inside: bool) -> list[str]:
    said = {key: value for key, value in entries.items() if value is not None and value != ""}
    return [
        f"{key}: {flow(value) if isinstance(value, Mapping) else scalar(value, inside=inside)}" for key, value in said.items()
    ]


def _block(lines: list[str], objective: str, key_result: str | None) -> tuple[int, int, str]:
    """First line, line after the last one with words in it, and the indentation of the fields."""
    start, end = _item(lines, 0, len(lines), "  ", objective)
    indent = "    "
    if key_result is not None:
        start, end = _item(lines, start, end, "      ", key_result)
        indent = "        "
    while not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#"):
        end -= 1
    return start, end, indent


def _item(lines: list[str], start: int, end: int, indent: str, id: str) -> tuple[int, int]:
    opening = f"{indent}- id: {id}"
    first = next((n for n in range(start, end) if lines[n] == opening), None)
    if first is None:
        raise LookupError(f"no {opening.strip()!r} in the text")
    outside = (n for n in range(first + 1, end) if lines[n].strip() and not lines[n].startswith(f"{indent}  "))
    return first, next(outside, end)


def _field(lines: list[str], start: int, end: int, indent: str, key: str) -> int | None:
    return next((n for n in range(start, end) if lines[n].startswith(f"{indent}{key}:")), None)
