"""Where each value of a text stands."""

from dataclasses import dataclass

from okrkit.address import Pointer
from okrkit.reading.parser import Parser


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


def find_places(text: str, parser: Parser) -> Place:
    """The places of a text that could be read."""
    _, scalar, mapping_start, mapping_end, sequence_start, sequence_end, _, _ = parser
    whole = place = Place(0, 0, 0, len(text), items=[])
    name, key = "", None
    outer: list[tuple[Place, str, tuple[int, int] | None]] = []
    for event in parser.events(text):
        kind, mark = event.__class__, event.start_mark
        if kind is mapping_end or kind is sequence_end:
            new = place
            new.end = event.end_mark.index
            place, name, key = outer.pop()
        elif kind is mapping_start or kind is sequence_start:
            outer.append((place, name, key))
            place = Place(mark.line, mark.column, mark.index, mark.index, key)
            if kind is mapping_start:
                place.fields = {}
            else:
                place.items = []
            key = None
            continue
        elif kind is scalar and place.fields is not None and key is None:
            name, key = event.value, (mark.line, mark.column)
            continue
        elif kind is scalar:
            new = Place(mark.line, mark.column, mark.index, event.end_mark.index, key)
        else:
            continue
        if place.fields is not None:
            place.fields[name] = new
        elif place.items is not None:
            place.items.append(new)
        key = None
    return whole.items[0] if whole.items else whole
