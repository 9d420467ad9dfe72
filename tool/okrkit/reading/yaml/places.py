"""Where each value of a text stands."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import Any

from okrkit.address import Pointer
from okrkit.reading.yaml.decoding import position
from okrkit.reading.yaml.parser import failures, kinds, streams

_COLON = re.compile(r"\s*:")


@dataclass(slots=True)
class Place:
    """A value's first character, as line and column from 0, and the characters ``start:end`` that write it.

    ``key`` is the line and column of its key, from 0; None for an item of a list and for the whole.
    """

    line: int
    column: int
    start: int
    end: int
    key: tuple[int, int] | None = None
    fields: dict[str, "Place"] | None = None
    items: list["Place"] | None = None

    def inside(self, pointer: Pointer) -> tuple["Place", bool]:
        """The place at ``pointer`` and True, or the nearest place on the way to it and False."""
        place = self
        for step in pointer:
            if place.fields is not None and isinstance(step, str) and step in place.fields:
                place = place.fields[step]
            elif place.items is not None and isinstance(step, int) and 0 <= step < len(place.items):
                place = place.items[step]
            else:
                return place, False
        return place, True


def find_places(text: str, way: int | None, *, pure: bool) -> Place:
    """The places of a text that could be read, by the ``way`` among its streams that did, None for the first that can."""
    if way is not None:
        return _hang(next(islice(streams(text, pure=pure), way, None)), text)
    for events in streams(text, pure=pure):
        whole = _root(text)
        with suppress(*failures()):
            _fill(whole, events, text)
            break
    return _top(whole)


def line_of_key(text: str, pointer: Pointer) -> int:
    """The line, from 1, of the first key at ``pointer`` in a text that cannot be read to its end."""
    for events in streams(text, pure=False):
        place, found = _hang(events, text).inside(pointer)
        if found and place.key:
            return place.key[0] + 1
    raise LookupError(pointer)


def _hang(events: Iterator[Any], text: str) -> Place:
    """Everything that the events tell before they break off, below one place."""
    whole = _root(text)
    with suppress(*failures()):
        _fill(whole, events, text)
    return _top(whole)


def _root(text: str) -> Place:
    return Place(0, 0, 0, len(text), items=[])


def _top(whole: Place) -> Place:
    return whole.items[0] if whole.items else whole


def _fill(place: Place, events: Iterator[Any], text: str) -> None:
    """Hang every value of the events below ``place``."""
    scalar, mapping_start, mapping_end, sequence_start, sequence_end, *_ = kinds()
    name, key, key_end = "", None, None
    outer: list[Place] = []
    for event in events:
        kind, mark, end = event.__class__, event.start_mark, event.end_mark.index
        if kind is scalar and place.fields is not None and key is None:
            name, key, key_end = event.value, (mark.line, mark.column), event.end_mark
        elif kind is scalar or kind is mapping_start or kind is sequence_start:
            new = Place(mark.line, mark.column, mark.index, end, key)
            if kind is scalar and mark.index == end and key_end and place.fields is not None:
                _put_behind_colon(new, text, key_end)
            if not outer and kind is scalar:
                return  # the nothing of an empty document: the whole text stands for it
            if place.fields is not None:
                place.fields.setdefault(name, new)
            elif place.items is not None:
                place.items.append(new)
            key = None
            if kind is not scalar:
                new.fields, new.items = ({}, None) if kind is mapping_start else (None, [])
                outer.append(place)
                place = new
            elif event.style in ("|", ">"):  # its mark stands after the empty lines below it
                new.end = new.start + len(text[new.start : new.end].rstrip())
        elif kind is mapping_end or kind is sequence_end:
            # Brackets end with themselves; the mark of a block stands where the next thing starts.
            in_brackets = text[place.start : place.start + 1] in ("[", "{") and text[end - 1 : end] in ("]", "}")
            place.end = end if in_brackets else _last(place).end
            place = outer.pop()


def _put_behind_colon(place: Place, text: str, key_end: Any) -> None:
    """Where the value of a name would stand that has none; the two parsers do not agree about it."""
    colon = _COLON.match(text, key_end.index)
    between = colon.group() if colon else ""
    lines, columns = position(between, len(between))
    place.line, place.column = key_end.line + lines - 1, columns - 1 + (key_end.column if lines == 1 else 0)
    place.start = place.end = key_end.index + len(between)


def _last(place: Place) -> Place:
    values = list(place.fields.values()) if place.fields is not None else place.items
    return values[-1] if values else place
