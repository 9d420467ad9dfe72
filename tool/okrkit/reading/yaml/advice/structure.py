"""Lines, lists and brackets that do not hang together."""

import re

from okrkit.reading.yaml.advice.stop import Stop, code_of, quoted, shown
from okrkit.reading.yaml.error import YamlError

NO_SPACE = re.compile(r"(?:- )*(?P<key>[A-Za-z_][\w-]*):(?P<value>[^\s/].*)")
"""A line like ``team:payments``, which is one word to YAML; an address like ``https://…`` is meant so."""

_NAMED = re.compile(r"(?:- +)*(?P<key>[\w-]+): +(?P<value>.*)")
_CLOSERS = {"[": "]", "{": "}"}


def no_space(found: re.Match[str], line: int, column: int) -> YamlError:
    """A line that `NO_SPACE` has found, with its number and where its code starts, both from 0."""
    key, value = found["key"], found["value"]
    return YamlError(
        f"there is no space after the colon of `{key}`", f"write {key}: {value}", line + 1, column + found.end("key") + 2
    )


def bracket(stop: Stop) -> YamlError | None:
    """A bracket that is not closed, or not opened, or holds something odd."""
    if "flow" in stop.problem:
        return _inside_brackets(stop)
    first = stop.rest[:1]
    if first in (",", "]", "}"):
        return stop.says(f"this `{first}` belongs to no bracket that is open", "delete it, or put the value in quotes")
    if first and stop.before.rstrip()[-1:] in ("]", "}"):
        return stop.says("something follows the closing bracket", "put the whole value in quotes, or delete what follows")
    return None


def _inside_brackets(stop: Stop) -> YamlError:
    first = stop.rest[:1]
    if opened := _unclosed(stop):
        mark = stop.lines[opened[0]][opened[1]]
        return stop.says(f"the `{mark}` that opens here is not closed", f"close it with `{_CLOSERS[mark]}`", opened)
    if first == ":":
        return stop.says("there is a second colon in this value", "put the value in quotes")
    if first in (",", "]", "}"):
        return stop.says(
            f"there is no value in front of this `{first}`", "delete the comma too many, or put the value in quotes"
        )
    return stop.says(
        "a comma is missing in front of this", "separate values by commas, and put a text with , [ ] { } in quotes"
    )


def _unclosed(stop: Stop) -> tuple[int, int] | None:
    """The bracket that was being read, if its line is over."""
    if stop.opener() in _CLOSERS and stop.opened and (stop.opened[0] < stop.line or not stop.rest.strip()):
        return stop.opened
    if not stop.at_end:
        return None
    for number in range(stop.line, -1, -1):
        if (column := max(stop.lines[number].rfind(mark) for mark in _CLOSERS)) >= 0:
            return number, column
    return None


def missing_space(stop: Stop) -> YamlError | None:
    """``team:payments``, here or in the line above."""
    started = stop.opened[0] if stop.opened and "expected ':'" in stop.problem else None
    for number in (stop.line, stop.above, started):
        if number is not None and (found := NO_SPACE.fullmatch(code_of(stop.lines[number]))):
            return no_space(found, number, _indent(stop.lines[number]))
    return None


def colon(stop: Stop) -> YamlError | None:
    """A second colon in a line, or none at all."""
    if "expected ':'" in stop.problem and stop.opened:
        return _nameless(stop, stop.opened[0])
    if "mapping values are not allowed" not in stop.problem:
        return None
    named = _NAMED.match(stop.here.strip())
    if named and stop.here.index(":") < stop.column:
        value = quoted(named["value"].split(" #")[0].strip())
        return stop.says(
            f"there is a second colon in the value of `{named['key']}`", f"put the value in quotes: {named['key']}: {value}"
        )
    if stop.above is None:
        return None
    above = code_of(stop.lines[stop.above])
    if ":" not in above and not above.startswith("- "):
        return _nameless(stop, stop.above)
    return stop.says(
        f"this line continues the value above it, {shown(above)}",
        "indent it like the lines that it belongs to",
        (stop.line, _indent(stop.here)),
    )


def _nameless(stop: Stop, line: int) -> YamlError:
    message = f"{shown(code_of(stop.lines[line]))} is neither `key: value` nor `- item`"
    return stop.says(
        message, "add what is missing, or indent it more if it continues the value above", (line, _indent(stop.lines[line]))
    )


def dash(stop: Stop) -> YamlError | None:
    """List items in the wrong place, or a list that goes on without them."""
    is_item = stop.rest.startswith("- ") or stop.rest == "-"
    if "sequence entries are not allowed" in stop.problem:
        return stop.says("a list cannot start in the line of its key", "start it on the next line, or write it as [a, b]")
    if not stop.problem.startswith("expected <block end>") or not stop.opened:
        return None
    if stop.opener() == "-" and not is_item:
        message = f"this line stands in the list of line {stop.opened[0] + 1} but does not start with `- `"
        return stop.says(message, "start it with `- `, or indent it like the item it belongs to")
    if stop.opener() == "-":
        return stop.says("this item does not line up with those above it", "indent it by as many spaces")
    if is_item:
        return stop.says("this item of a list stands between the names of fields", "indent it more than the name of the list")
    return None


def indentation(stop: Stop) -> YamlError:
    """What is left: a line that does not line up."""
    if stop.at_end:
        return stop.says("the file ends in the middle of something", "complete its last lines")
    if stop.problem.startswith(("expected <block end>", "expected '<document start>'")):
        return stop.says(
            "this does not line up with anything above it", "indent it by spaces like the lines that it belongs to"
        )
    return stop.says("this cannot be read as YAML", "compare its indentation, colons and quotes with the lines around it")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
