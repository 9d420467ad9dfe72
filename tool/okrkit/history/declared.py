"""Which moves of a promise its `rebaselines` tell, and which they told too late."""

from collections.abc import Sequence

from okrkit.history.entries import Entry, entries, same
from okrkit.history.lives import Event
from okrkit.history.move import Declared, Openness
from okrkit.history.promise import field_of

_MEANINGS = frozenset({"definition", "direction"})
"""Changes of what a metric means: an entry can name no value of them, so one that lands with them tells them."""


def declarations(events: Sequence[Event]) -> dict[int, tuple[Openness, Declared]]:
    """For each declared move, by its position among the events of one key result, when and by what it was declared.

    An entry tells a move, or a run of moves of its field, that begins at what it names before and ends
    at what it names after. It may land with the last of them, or earlier; if it lands later, or the run
    had begun before, that was late.
    """
    told: dict[int, tuple[Openness, Declared]] = {}
    for entry in entries(events):
        moves = [position for position, event in enumerate(events) if field_of(event.change) is entry.field]
        for position in _run(entry, moves, events):
            late = events[position].at < entry.at
            told.setdefault(position, (Openness.DECLARED_LATE if late else Openness.DECLARED, entry.declared))
    return told


def _run(entry: Entry, moves: Sequence[int], events: Sequence[Event]) -> Sequence[int]:
    """The moves that an entry tells: the newest that had landed with it, else the first that came after it."""
    landed = [position for position in moves if events[position].at <= entry.at]
    for end in range(len(landed), 0, -1):
        last = events[landed[end - 1]]
        if last.change.detail in _MEANINGS and last.at == entry.at:
            return landed[end - 1 : end]
        if last.change.detail not in _MEANINGS and same(last.change.after, entry.after):
            for start in range(end, 0, -1):
                if same(events[landed[start - 1]].change.before, entry.before):
                    return landed[start - 1 : end]
    ahead = (position for position in moves if events[position].at > entry.at and _is_told(events[position], entry))
    return tuple(ahead)[:1]


def _is_told(event: Event, entry: Entry) -> bool:
    return same(event.change.before, entry.before) and same(event.change.after, entry.after)
