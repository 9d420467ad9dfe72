"""The entries of `rebaselines` that stand, each for one part of a promise."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import isclose

from okrkit.diff.change import Change, ChangeKind, Value
from okrkit.history.lives import Event
from okrkit.history.move import Declared
from okrkit.history.promise import Field, field_of

_TWO_ENDS = re.compile(r"(.+) to (.+)")
_NAMES = frozenset(map(str, Field)) - {Field.EXISTENCE}


@dataclass(frozen=True, slots=True)
class Entry:
    """What an entry says of one part of a promise, and the position of the commit that brought it."""

    at: int
    field: Field
    before: Value
    after: Value
    declared: Declared


def entries(events: Sequence[Event]) -> tuple[Entry, ...]:
    """The entries that nobody took away again, as they are worded now; what one says of two bounds is two."""
    standing: list[Entry] = []
    for event in events:
        change = event.change
        if change.kind is not ChangeKind.REBASELINED:
            continue
        if change.after is None:
            gone = [(field, after) for field, _, after in _parts(replace(change, before=None, after=change.before))]
            standing = [one for one in standing if not any(one.field is field and same(one.after, to) for field, to in gone)]
            continue
        for field, before, after in _parts(change):
            entry = Entry(event.at, field, before, after, Declared(change.note, change.by, event.commit))
            known = next((at for at, one in enumerate(standing) if _is_reworded(one, entry, events)), None)
            if known is None:
                standing.append(entry)
            else:
                standing[known] = replace(entry, at=standing[known].at)
    return tuple(_joined(standing))


def same(one: Value, other: Value) -> bool:
    """Whether two values are the same number or the same text."""
    if isinstance(one, int | float) and isinstance(other, int | float):
        return isclose(one, other, rel_tol=1e-9)
    return one == other


def _parts(change: Change) -> Iterator[tuple[Field, Value, Value]]:
    """The parts that one field of an entry is about, before and after: `between` is both bounds."""
    after = None if change.after == "none" else change.after
    if change.detail == "between":
        low, high = zip(_ends(change.before), _ends(after), strict=True)
        yield Field.AT_LEAST, *low
        yield Field.AT_MOST, *high
    elif change.detail in _NAMES:
        yield Field(change.detail), change.before, after


def _ends(value: Value) -> tuple[Value, Value]:
    """The two ends of a `between`, which a change holds as one text."""
    match = _TWO_ENDS.fullmatch(value) if isinstance(value, str) else None
    try:
        return (float(match[1]), float(match[2])) if match else (None, None)
    except ValueError:
        return None, None


def _is_reworded(known: Entry, entry: Entry, events: Iterable[Event]) -> bool:
    """Whether an entry was there already, in other words: nothing has moved since that it could tell."""
    if known.field is not entry.field or not (same(known.before, entry.before) and same(known.after, entry.after)):
        return False
    since = (one.change for one in events if known.at < one.at <= entry.at)
    return not any(field_of(change) is entry.field and same(change.after, entry.after) for change in since)


def _joined(standing: Iterable[Entry]) -> list[Entry]:
    """A bound may leave one field for another (`at_most` becomes `between`): that is one entry in two halves."""
    joined: list[Entry] = []
    for entry in standing:
        half = next((at for at, one in enumerate(joined) if _is_other_half(one, entry)), None)
        if half is None:
            joined.append(entry)
        else:
            first = joined[half]
            before = entry.before if first.before is None else first.before
            joined[half] = replace(first, before=before, after=entry.after if first.after is None else first.after)
    return joined


def _is_other_half(one: Entry, other: Entry) -> bool:
    if (one.at, one.field, one.declared) != (other.at, other.field, other.declared):
        return False
    return (one.before is None) != (other.before is None) and (one.after is None) != (other.after is None)
