"""A file of a plan, with the place of everything in it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from okrkit.address import Pointer
from okrkit.reading.events import JSON, Document
from okrkit.reading.yaml.decoding import line_starts
from okrkit.reading.yaml.places import Place, find_places

LINE_END = re.compile(r"\r\n|\n|\r")
_KEEPS = re.compile(r"[|>][0-9]*\+")


class Replacement(NamedTuple):
    """The characters ``start:end`` of a text give way to others."""

    start: int
    end: int
    text: str


class Spot(NamedTuple):
    """One value: where it is (steps from the top), what it says, where it is written, and whether that is in brackets."""

    pointer: Pointer
    value: JSON
    place: Place
    inside: bool


def rewritten(text: str, replacements: Sequence[Replacement]) -> str:
    """The text with the replacements, which are sorted and do not overlap."""
    parts, at = [], 0
    for start, end, new in replacements:
        parts += [text[at:start], new]
        at = end
    return "".join((*parts, text[at:]))


class Page:
    """A document by its places, and the lines that they are on. A line ends before its line ending."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.data = document.data
        self._newline = document.newline
        self.whole = find_places(document.text, document.way, pure=document.pure)

    @cached_property
    def spots(self) -> tuple[Spot, ...]:
        """Every value of the document, from the top to the bottom."""
        return tuple(self._below(Spot((), self.data, self.whole, inside=False)))

    @cached_property
    def _by_pointer(self) -> dict[Pointer, Spot]:
        return {spot.pointer: spot for spot in self.spots}

    def spot(self, pointer: Pointer) -> Spot | None:
        """The value at a place, if there is one."""
        return self._by_pointer.get(pointer)

    def parts(self, spot: Spot) -> list[Spot]:
        """What a list or a mapping holds, in the order of the file."""
        keys: Iterable[str | int] = spot.place.fields or range(len(spot.place.items or ()))
        return [self._by_pointer[*spot.pointer, key] for key in keys]

    def start_of(self, spot: Spot) -> int:
        """The first character of a value, or of its key where it has one."""
        return self._starts[spot.place.key[0]] + spot.place.key[1] if spot.place.key else spot.place.start

    def bracketed(self, spot: Spot) -> bool:
        """Whether a list or a mapping is written in brackets."""
        return self.text[spot.place.start : spot.place.start + 1] in ("[", "{") and isinstance(spot.value, dict | list)

    def line_start(self, index: int) -> int:
        """Where the line of a character begins."""
        return max(self.text.rfind("\n", 0, index), self.text.rfind("\r", 0, index)) + 1

    def line_end(self, index: int) -> int:
        """Where the line of a character ends."""
        found = LINE_END.search(self.text, index)
        return found.start() if found else len(self.text)

    def next_line(self, index: int) -> int:
        """Where the line behind the one of a character begins."""
        found = LINE_END.search(self.text, index)
        return found.end() if found else len(self.text)

    def newline_at(self, index: int) -> str:
        """How the line of a character ends; the last one as the first one does."""
        found = LINE_END.search(self.text, index)
        return found.group() if found else self._newline

    def last_line_end(self, place: Place) -> int:
        """The end of the last line that belongs to a value, with the comment behind it."""
        end = self.line_end(max(place.end, _last(place).end))
        while self.keeps(place) and (below := self.next_line(end)) < len(self.text):
            if self.text[below : self.line_end(below)].strip():
                break
            end = self.line_end(below)
        return end

    def item_end(self, around: Place, item: Place) -> int:
        """The end of the last line of an item of a list in lines, with the comments below that stand deeper than its dash."""
        end = below = self.last_line_end(item)
        while (below := self.next_line(below)) < len(self.text):
            line = self.text[below : self.line_end(below)]
            said = line.lstrip(" ")
            if said and not (said.startswith("#") and len(line) - len(said) > around.column):
                break
            end = self.line_end(below) if said else end
        return end

    def keeps(self, place: Place) -> bool:
        """Whether the empty lines below a value are part of it: it ends with a block of lines after ``|+`` or ``>+``."""
        return bool(_KEEPS.match(self.text, _last(place).start))

    @cached_property
    def _starts(self) -> list[int]:
        return line_starts(self.text)

    def _below(self, spot: Spot) -> Iterator[Spot]:
        yield spot
        inside = spot.inside or self.bracketed(spot)
        value: Any = spot.value
        parts: Iterable[tuple[Any, Place]] = (spot.place.fields or {}).items() if spot.place.fields is not None else ()
        for key, place in parts or enumerate(spot.place.items or ()):
            yield from self._below(Spot((*spot.pointer, key), value[key], place, inside))


def _last(place: Place) -> Place:
    """The last value in a value."""
    while parts := list(place.fields.values()) if place.fields else place.items:
        place = parts[-1]
    return place
