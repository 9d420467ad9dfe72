"""YAML text becomes JSON data, in one pass over a parser's events, within limits.

What a plan has no use for, and what makes readers of YAML disagree or run for ever, is refused: anchors,
aliases, merge keys, tags, directives, several documents, keys that are no text, characters that nobody
can see, and anything past the limits below, which are kept while the events come.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from okrkit.address import Pointer
from okrkit.reading.yaml import refusals
from okrkit.reading.yaml.decoding import decode, line_starts, position, unseen
from okrkit.reading.yaml.error import YamlError
from okrkit.reading.yaml.parser import failures, kinds, streams
from okrkit.reading.yaml.scalars import NOT_ALWAYS_TEXT, Unclear, resolve

if TYPE_CHECKING:
    from okrkit.reading.yaml.places import Place

__all__ = ["JSON", "PARSER_VERSION", "Document", "YamlError", "read_data", "read_document"]

JSON = None | bool | int | float | str | list["JSON"] | dict[str, "JSON"]

PARSER_VERSION = "1"
"""Changes whenever the same bytes may give other data or another error than before."""

MOST_DEPTH = 64
MOST_NODES = 100_000
LONGEST_SCALAR = 64 * 1024

_UNMARKED = re.compile(r"\\U(?!00(?:0|10))[0-9a-fA-F]{8}|^%", re.MULTILINE)
"""What ruamel complains about without saying where: a code past the last character, a directive."""

_GLUED_COMMENT = re.compile(r"[|>][-+0-9]*#")
_GLUED_VALUE = re.compile(r"\s*:\S")
"""What only libyaml reads: a comment right behind `|`, and a pair like ``["a":1]`` that has no braces."""

_TWO_READINGS = re.compile(r"[|>][-+0-9]*#|[\"']\s*:\S")
"""Where the two are, or may be, in a text: there it takes the data to tell which way is right."""


@dataclass(frozen=True)
class Document:
    """What a file says, and where it says it.

    ``text`` is the file without its byte order mark (``bom`` says whether there was one), with its own
    line endings; ``newline`` is the first of them. Positions are worked out when one is first asked
    for, from the events of a second pass that goes the same ``way`` (None is the first that can be gone): of
    nearly every file nobody asks.
    """

    data: JSON
    text: str
    bom: bool
    newline: str
    way: int | None = field(default=0, repr=False)
    pure: bool = field(default=False, repr=False)

    def locate(self, pointer: Pointer, *, key: bool = False) -> tuple[int, int]:
        """Line and column, from 1, of the value at ``pointer`` or of its key; of its nearest ancestor where it is missing."""
        place, _ = self._whole.inside(pointer)
        line, column = place.key if key and place.key else (place.line, place.column)
        return line + 1, column + 1

    def span(self, pointer: Pointer) -> tuple[int, int]:
        """The characters ``text[start:end]`` that write the value at ``pointer``; raises KeyError where there is none.

        They are nothing (``start == end``) for a key without a value, end with the last word for a block of
        lines, and take in the brackets or quotes.
        """
        place, found = self._whole.inside(pointer)
        if not found:
            raise KeyError(pointer)
        return place.start, place.end

    def position(self, index: int) -> tuple[int, int]:
        """Line and column, both from 1, of a character of the text."""
        line = bisect_right(self._line_starts, index)
        return line, index - self._line_starts[line - 1] + 1

    @cached_property
    def _line_starts(self) -> list[int]:
        return line_starts(self.text)

    @cached_property
    def _whole(self) -> "Place":
        from okrkit.reading.yaml.places import find_places

        return find_places(self.text, self.way, pure=self.pure)


def read_document(data: bytes, *, pure: bool = False) -> Document:
    """The data of a YAML file with its positions; raises YamlError.

    ``pure`` asks for the parser in Python even where there is one in C.
    """
    text, bom, newline = decode(data)
    answer, way = _read(text, pure)
    return Document(answer, text, bom, newline, way, pure)


def document_of(data: bytes, known: JSON) -> Document:
    """The document of a YAML file whose data are known already, without reading them again; raises YamlError."""
    text, bom, newline = decode(data)
    if _TWO_READINGS.search(text):
        return read_document(data)
    return Document(known, text, bom, newline, way=None)


def read_data(data: bytes, *, pure: bool = False) -> JSON:
    """The data of a YAML file alone; raises YamlError."""
    return _read(decode(data).text, pure)[0]


def _read(text: str, pure: bool) -> tuple[JSON, int]:
    """The data of a text, and which of the ways to read it was the first that worked."""
    guarded = len(text) > LONGEST_SCALAR or "&" in text or "!" in text or "\\" in text
    complaint: Exception | None = None
    errors: tuple[type[Exception], ...] = (YamlError, *failures())
    for way, events in enumerate(streams(text, pure=pure)):
        try:
            return _build(_guarded(events, text) if guarded else events, text), way
        except refusals.LimitError:
            raise
        except errors as error:
            complaint = error
    if isinstance(complaint, YamlError):
        raise complaint
    raise _explained(text, complaint) from None


def _explained(text: str, error: Any) -> YamlError:
    """A parser's error in our words."""
    from okrkit.reading.yaml.advice import Complaint, explain

    mark, opened = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    if mark:
        problem = f"{error.problem} ({error.context})"
        return explain(text, Complaint(problem, mark.line, mark.column, (opened.line, opened.column) if opened else None))
    found = _UNMARKED.search(text)
    line, column = position(text, found.start()) if found else (1, 1)
    return explain(text, Complaint("escape", line - 1, column - 1, None))


def _build(events: Iterator[Any], text: str) -> JSON:  # noqa: PLR0912, PLR0915 (one loop: here the time goes)
    """The data of one document. Every event is looked at once, and no call is made for an ordinary one."""
    scalar, mapping_start, mapping_end, sequence_start, sequence_end, document_start, alias = kinds()
    outer: list[tuple[Any, str | None]] = []
    root: list[Any] = []
    container: Any = root
    mapping = False
    key: str | None = None
    value: Any
    opened: Any = None
    for event in events:
        kind = event.__class__
        if kind is scalar:
            value = event.value
            style = event.style
            if style:
                if style in "|>" and _GLUED_COMMENT.match(text, event.start_mark.index):
                    raise refusals.at(event, "a comment behind `|` or `>` needs a space before it", "put a space before the #")
            elif not value or value[0] in NOT_ALWAYS_TEXT:
                try:
                    value = resolve(value)
                except Unclear as unclear:
                    raise refusals.unclear(event, text, unclear) from None
        elif kind is mapping_start or kind is sequence_start:
            if mapping and key is None:
                raise refusals.no_name(event, text)
            if len(outer) == MOST_DEPTH:
                raise refusals.limit(event, f"this is nested more than {MOST_DEPTH} levels deep", "a plan needs about ten")
            opened = event
            outer.append((container, key))
            mapping = kind is mapping_start
            container = {} if mapping else []
            key = None
            continue
        elif kind is mapping_end or kind is sequence_end:
            value = container
            container, key = outer.pop()
            mapping = key is not None
        elif kind is alias:
            raise refusals.indicator(event, text)
        elif kind is document_start:
            if root:
                raise refusals.at(
                    event, "a second document starts here", "delete the line between the two, or make it a file of its own"
                )
            if event.version or event.tags:
                raise refusals.directive(text)
            continue
        else:
            continue
        if not mapping:
            container.append(value)
        elif key is not None:
            container[key] = value
            key = None
        elif value.__class__ is not str:
            raise refusals.no_name(event, text)
        elif value in container:
            inside = (len(container) if step is None else step for container, step in outer[1:])
            raise refusals.twice(event, text, (*inside, value))
        elif style and opened.start_mark.index == event.start_mark.index and _GLUED_VALUE.match(text, event.end_mark.index):
            raise refusals.at(
                event, "a pair in brackets needs a space behind its colon", "write `: `, or put the pair in braces"
            )
        else:
            key = value
    if not root or root[0].__class__ in (dict, list) or root[0] is None:
        return root[0] if root else None
    raise refusals.lone(text)


def _guarded(events: Iterator[Any], text: str) -> Iterator[Any]:
    """The same events, with a look at what only a long text or one with certain characters can hold."""
    scalar, mapping_start, _, sequence_start, *_ = kinds()
    nodes = 0
    for event in events:
        kind: type = event.__class__
        if kind is scalar or kind is mapping_start or kind is sequence_start:
            nodes += 1
            if nodes > MOST_NODES:
                raise refusals.limit(
                    event, f"the file holds more than {MOST_NODES:,} values", "split it: one file for a team and a cycle"
                )
            if event.anchor is not None or event.ctag is not None:
                raise refusals.indicator(event, text)
            if kind is scalar and len(event.value) > LONGEST_SCALAR:
                raise refusals.limit(
                    event, f"this text is longer than {LONGEST_SCALAR:,} characters", "keep it elsewhere and link to it"
                )
            if kind is scalar and event.style == '"' and (character := unseen(event.value)):
                raise refusals.unseen(event, character)
        yield event
