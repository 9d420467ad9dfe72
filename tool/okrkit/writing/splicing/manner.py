"""How the people of a file write: what a new part of it has to look like."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from okrkit.address import Pointer
from okrkit.reading.events import JSON
from okrkit.writing.splicing.page import Page, Spot
from okrkit.writing.splicing.typed import flow, is_plain

Order = Callable[[Pointer], Sequence[str]]
"""The keys that a mapping may have, in the order in which they are usually written, by the place of the mapping."""

_QUOTES = ("'", '"')

_LONGEST = 60
"""What a mapping takes on one line before it gets lines of its own, where nothing is beside it."""

_WIDEST = 110
"""What it takes there before it does whatever is beside it."""


@dataclass(frozen=True, slots=True)
class Manner:
    """The habits of a page, best seen in the ``beside``: the mappings next to the new part, the nearest last."""

    page: Page
    beside: tuple[Spot, ...] = ()

    def quote(self, key: str) -> str:
        """The quotes of texts under a key that would not need them: where it stands nearby, or everywhere; or nothing."""
        fields = [part for spot in self.beside for part in self.page.parts(spot)]
        alike = [part for part in fields if part.pointer[-1] == key]
        alike = alike or [spot for spot in self.page.spots if spot.pointer and spot.pointer[-1] == key]
        return self._quote_of(alike[-3:]) or self._quote_of(fields) or self._quote_of(self.page.spots) or self.key_quote()

    def writes_long_lines(self, key: str, length: int) -> bool:
        """Whether the last text under a key that does not fit into a line of a length stands on one all the same."""
        alike = [spot for spot in self.page.spots if spot.pointer and spot.pointer[-1] == key and not spot.inside]
        long = [spot for spot in alike if isinstance(spot.value, str) and len(spot.value) >= length]
        return bool(long) and self.page.text[long[-1].place.start] not in "|>"

    def key_quote(self) -> str:
        """The quotes that every key nearby has, or nothing."""
        spots = self.beside or tuple(spot for spot in self.page.spots if isinstance(spot.value, dict))
        starts = {self.page.text[self.page.start_of(part)] for spot in spots for part in self.page.parts(spot)}
        return starts.pop() if len(starts) == 1 and starts <= set(_QUOTES) else ""

    def one_line(self, value: JSON) -> str:
        """A value on one line, spaced like the nearest mapping in brackets."""
        colon, comma, pad = ": ", ", ", ""
        near = [spot for spot in self.beside if self.page.bracketed(spot)]
        near = near or [spot for spot in self.page.spots if self.page.bracketed(spot) and isinstance(spot.value, dict)]
        text, key_quote = self.page.text, self.key_quote()
        for spot in near[-1:]:
            parts = self.page.parts(spot)
            starts = [self.page.start_of(part) for part in parts]
            pad = " " if parts and text[spot.place.start + 1 : starts[0]] == " " else ""
            comma = "," if len(parts) > 1 and text[parts[0].place.end : starts[1]] == "," else ", "
            colon = ":" if key_quote and all(text[part.place.start - 1] == ":" for part in parts) else ": "
        return flow(value, self.quote, colon=colon, comma=comma, pad=pad, key_quote=key_quote)

    def sorted(self, fields: dict[str, Any], usual: Sequence[str]) -> dict[str, Any]:
        """Fields in the order of those beside; what these do not have, at its usual place."""
        order: list[str] = []
        for spot in reversed(self.beside):
            for key in spot.place.fields or {}:
                if key not in order:
                    order.insert(place_of(key, order, usual) if order and spot is not self.beside[-1] else len(order), key)
        for key in fields:
            if key not in order:
                order.insert(place_of(key, order, usual), key)
        return {key: fields[key] for key in order if key in fields}

    def writes_blocks(self, key: str, value: JSON) -> bool:
        """Whether a list or a mapping under a key is written in lines of its own, as the nearest one of that key is.

        Where there is none, a list of mappings is, and a mapping with mappings in it. A mapping that is long always is.
        """
        if isinstance(value, dict) and len(self.one_line(value)) > _WIDEST:
            return True
        if alike := [spot for spot in self._alike(key) if _has_mappings(spot.value) or not _has_mappings(value)]:
            return not self.page.bracketed(alike[-1])
        if isinstance(value, dict):
            return any(isinstance(part, dict) and part for part in value.values())
        return _has_mappings(value)

    def writes_items_in_blocks(self, key: str, item: JSON) -> bool:
        """The same for an item of the list under a key: where there is none, what has an id and a title, or is long, is."""
        items = [part for spot in self._alike(key) for part in self.page.parts(spot) if isinstance(part.value, dict)]
        if items:
            return not self.page.bracketed(items[-1])
        return is_big(item) or len(self.one_line(item)) > _LONGEST

    def _alike(self, key: str) -> list[Spot]:
        """The lists and mappings under a key, those of the mappings beside, or of all; or what all keys beside have alike."""
        beside = [part for spot in self.beside for part in self.page.parts(spot)]
        for spots in (beside, self.page.spots):
            alike = [spot for spot in spots if spot.pointer and spot.pointer[-1] == key and isinstance(spot.value, dict | list)]
            if alike := [spot for spot in alike if spot.value]:
                return alike
        return beside if all(isinstance(part.value, dict) and part.value for part in beside) else []

    def _quote_of(self, spots: Sequence[Spot]) -> str:
        texts = [spot for spot in spots if isinstance(spot.value, str) and is_plain(spot.value, inside=spot.inside)]
        used = {self.page.text[spot.place.start : spot.place.start + 1] for spot in texts}
        return used.pop() if len(used) == 1 and used <= set(_QUOTES) else ""


def is_big(item: JSON) -> bool:
    """Whether it is something that people write in lines: an objective or a key result, not an entry of a day."""
    return isinstance(item, dict) and {"id", "title"} <= item.keys()


def place_of(key: str, present: Sequence[str], usual: Sequence[str]) -> int:
    """Where a new key goes among those that are present: behind all that it usually follows, else to the end."""
    before = usual[: usual.index(key)] if key in usual else ()
    return max((present.index(one) + 1 for one in before if one in present), default=len(present))


def step_of(page: Page) -> int:
    """How far the dashes of a list stand behind the key that it is under: as they mostly do in the file, else 2."""
    steps: Counter[int] = Counter()
    for spot in page.spots:
        if isinstance(spot.value, dict) and not spot.inside and not page.bracketed(spot):
            lists = [
                part for part in page.parts(spot) if isinstance(part.value, list) and part.value and not page.bracketed(part)
            ]
            steps.update(part.place.column - spot.place.column for part in lists)
    return steps.most_common(1)[0][0] if steps else 2


def examples(page: Page, pointer: Pointer) -> tuple[Spot, ...]:
    """Lists like the one at ``pointer``, the likest last: it itself if it has items, else those of the same key, else others.

    Others are lists of small mappings, those beside it before those elsewhere.
    """
    own = page.spot(pointer)
    if own and own.value:
        return (own,)
    lists = [spot for spot in page.spots if isinstance(spot.value, list) and spot.value and spot.pointer]
    if alike := [spot for spot in lists if spot.pointer[-1] == pointer[-1]]:
        return tuple(alike)
    small = [spot for spot in lists if isinstance(spot.value, list) and all(map(_is_small, spot.value))]
    return tuple([spot for spot in small if spot.pointer[:-1] == pointer[:-1]] or small)


def _has_mappings(value: JSON) -> bool:
    return isinstance(value, list) and any(isinstance(item, dict) for item in value)


def _is_small(item: JSON) -> bool:
    return isinstance(item, dict) and not any(isinstance(value, dict | list) for value in item.values())
