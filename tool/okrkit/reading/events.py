"""YAML text becomes JSON data, in one pass over a parser's events, within limits.

What a plan has no use for, and what makes readers of YAML disagree or run for ever, is refused:
anchors, aliases, tags, directives, several documents, keys that are no text, and anything past the limits below.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from okrkit.address import Pointer
from okrkit.reading.advice import explain
from okrkit.reading.decoding import decode
from okrkit.reading.parser import Parser, parser
from okrkit.reading.places import Place, find_places
from okrkit.reading.scalars import NOT_ALWAYS_TEXT, Unclear, resolve
from okrkit.reading.yaml_error import YamlError

__all__ = ["JSON", "PARSER_VERSION", "Document", "YamlError", "read_data", "read_document"]

JSON = None | bool | int | float | str | list["JSON"] | dict[str, "JSON"]

PARSER_VERSION = "1"
"""Changes whenever the same bytes may give other data or another error than before."""

MOST_DEPTH = 64
MOST_NODES = 100_000
LONGEST_SCALAR = 64 * 1024


@dataclass(frozen=True)
class Document:
    """What a file says, and where it says it.

    ``text`` is the file without its byte order mark (``bom`` says whether there was one), with its own
    line endings; ``newline`` is the first of them. Positions are worked out when one is first asked
    for: of nearly every file nobody asks.
    """

    data: JSON
    text: str
    bom: bool
    newline: str
    pure: bool = False

    def locate(self, pointer: Pointer, *, key: bool = False) -> tuple[int, int]:
        """Line and column, from 1, of the value at ``pointer`` or of its key; of its nearest ancestor where it is missing."""
        place, _ = self._whole.inside(pointer)
        line, column = place.key if key and place.key else (place.line, place.column)
        return line + 1, column + 1

    def span(self, pointer: Pointer) -> tuple[int, int]:
        """The characters ``text[start:end]`` that write the value at ``pointer``; raises KeyError where there is none."""
        place, found = self._whole.inside(pointer)
        if not found:
            raise KeyError(pointer)
        return place.start, place.end

    @cached_property
    def _whole(self) -> Place:
        return find_places(self.text, parser(self.pure))


def read_document(data: bytes, *, pure: bool = False) -> Document:
    """The data of a YAML file with its positions; raises YamlError.

    ``pure`` asks for the parser in Python even where there is one in C.
    """
    text, bom, newline = decode(data)
    return Document(_data(text, parser(pure)), text, bom, newline, pure)


def read_data(data: bytes, *, pure: bool = False) -> JSON:
    """The data of a YAML file alone; raises YamlError."""
    return _data(decode(data).text, parser(pure))


def _data(text: str, parser: Parser) -> JSON:
    events = parser.events(text)
    if len(text) > LONGEST_SCALAR or "&" in text or "!" in text or "\\" in text:
        events = _guarded(events, parser)
    try:
        return _build(events, parser)
    except YamlError:
        raise
    except Exception as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        problem = getattr(error, "problem", None) or str(error)
        raise explain(text, problem, mark.line + 1 if mark else 1, mark.column + 1 if mark else 1) from None


def _build(events: Iterator[Any], parser: Parser) -> JSON:  # noqa: PLR0912, PLR0915 (one loop: here the time goes)
    """The data of one document. Every event is looked at once, and no call is made for an ordinary one."""
    _, scalar, mapping_start, mapping_end, sequence_start, sequence_end, document_start, alias = parser
    outer: list[tuple[Any, str | None]] = []
    root: list[Any] = []
    container: Any = root
    mapping = False
    key: str | None = None
    value: Any
    for event in events:
        kind = event.__class__
        if kind is scalar:
            value = event.value
            if not event.style and (not value or value[0] in NOT_ALWAYS_TEXT):
                try:
                    value = resolve(value)
                except Unclear as unclear:
                    raise _error(event, unclear.message, unclear.help) from None
        elif kind is mapping_start or kind is sequence_start:
            if mapping and key is None:
                raise _error(event, "a key here is not a text", "")
            if len(outer) == MOST_DEPTH:
                raise _error(event, f"this is nested more than {MOST_DEPTH} levels deep", "")
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
            raise _error(event, f"`*{event.anchor}` repeats another part of the file, which a plan cannot do", "")
        elif kind is document_start:
            if root:
                raise _error(event, "a second document starts here", "Delete the `---`")
            if event.version or event.tags:
                raise _error(event, "a directive", "")
            continue
        else:
            continue
        if not mapping:
            container.append(value)
        elif key is not None:
            container[key] = value
            key = None
        elif value.__class__ is not str:
            raise _error(event, "a key is not a text", "")
        elif value in container:
            raise _error(event, f"`{value}` is here twice", "")
        else:
            key = value
    return root[0] if root else None


def _guarded(events: Iterator[Any], parser: Parser) -> Iterator[Any]:
    """The same events, with a look at what only a long text or one with certain characters can hold."""
    node_kinds = (parser.scalar, parser.mapping_start, parser.sequence_start)
    nodes = 0
    for event in events:
        if event.__class__ in node_kinds:
            nodes += 1
            if nodes > MOST_NODES:
                raise _error(event, f"the file holds more than {MOST_NODES:,} values", "")
            if event.anchor is not None:
                raise _error(event, f"`&{event.anchor}` names a part of the file to repeat it, which a plan cannot do", "")
            if event.ctag is not None:
                raise _error(event, "tag", "")
            if event.__class__ is parser.scalar and len(event.value) > LONGEST_SCALAR:
                raise _error(event, "long", "")
        yield event


def _error(event: Any, message: str, help: str) -> YamlError:
    return YamlError(message, help, event.start_mark.line + 1, event.start_mark.column + 1)
