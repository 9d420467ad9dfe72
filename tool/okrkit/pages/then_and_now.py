"""A cycle then and now: at the freeze, in the middle and at its end or today, side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from okrkit.cycle import Cycle
from okrkit.history.promise import Field, Promise
from okrkit.history.snapshots import Snapshot, Stood, snapshot
from okrkit.measure.standing import Status
from okrkit.pages.context import Site
from okrkit.reference import Reference
from okrkit.say.values import day as said_day
from okrkit.say.values import join, number, plural, words
from okrkit.say.values import percent as said_percent

_ON_COURSE = frozenset({Status.ON_TRACK, Status.ACHIEVED})


@dataclass(frozen=True, slots=True)
class Column:
    """One time: its name, its day, the commit that held the plan by then, and what was wrong with it."""

    name: str
    day: date
    short: str
    href: str | None
    subject: str
    unread: str


@dataclass(frozen=True, slots=True)
class Line:
    """An objective with its progress at each time, or a key result of it whose promise is not what it was."""

    title: str
    href: str | None
    cells: tuple[str, ...]
    is_key_result: bool = False

    @property
    def told(self) -> Iterator[tuple[str, bool]]:
        """Each cell, and whether it is a promise that is not what it was the time before."""
        for before, cell in zip((*self.cells[:1], *self.cells), self.cells, strict=False):
            yield cell, self.is_key_result and cell != before


@dataclass(frozen=True, slots=True)
class ThenAndNow:
    """The table; ``headline`` says how many promises stand, ``sums`` are a name with its numbers."""

    columns: tuple[Column, ...]
    headline: str
    sums: tuple[Line, ...]
    lines: tuple[Line, ...]


def then_and_now(site: Site, uri: str, cycle: Cycle) -> ThenAndNow | None:
    """The cycle at its turns; None where there is no earlier plan to look back to."""
    earlier = site.snapshots.get(cycle.id, ())
    if not earlier:
        return None
    times = (*earlier, snapshot(site.graph, cycle.id, min(site.day, cycle.ends)))
    return ThenAndNow(
        tuple(_column(site, cycle, one) for one in times),
        _headline(cycle, times),
        _sums(times),
        tuple(_lines(site, uri, times)),
    )


def _column(site: Site, cycle: Cycle, at: Snapshot) -> Column:
    name = "At the freeze" if at.day == cycle.frozen_from else "In the middle"
    if at.commit is None:
        name = "Now" if at.day == site.day else "At the end"
    return Column(
        name,
        at.day,
        at.commit.id[:7] if at.commit else "",
        site.host.commit(at.commit.id) if at.commit else None,
        at.commit.subject if at.commit else "",
        f"{plural(at.unread, 'file')} could not be read" if at.unread else "",
    )


def _headline(cycle: Cycle, times: Sequence[Snapshot]) -> str:
    """How many promises of the first time are what they were."""
    first, now = times[0], times[-1]
    promised = [one for one, stood in first.stood.items() if stood.promise and not stood.is_dropped]
    kept = sum(_is_kept(first.stood[one], now.stood.get(one)) for one in promised)
    new = sum(1 for one, stood in now.stood.items() if stood.promise and one not in first.stood)
    since = "at the freeze" if first.day == cycle.frozen_from else f"on {said_day(first.day)}"
    stand = "stands" if kept == 1 else "stand"
    added = f" {plural(new, 'more came', 'more came')} later." if new and not first.unread else ""
    return f"Of {plural(len(promised), 'promise')} {since}, {kept} {stand} as made.{added}"


def _is_kept(then: Stood, now: Stood | None) -> bool:
    return now is not None and not now.is_dropped and then.promise == now.promise


def _sums(times: Sequence[Snapshot]) -> tuple[Line, ...]:
    alive = [[one for one in at.stood.values() if not one.is_dropped] for at in times]
    objectives = [[one for one in each if one.promise is None] for each in alive]
    return (
        Line("Objectives on track or achieved", None, tuple(_on_course(each) for each in objectives)),
        Line("Key results", None, tuple(str(len(all) - len(tops)) for all, tops in zip(alive, objectives, strict=True))),
    )


def _on_course(objectives: Sequence[Stood]) -> str:
    return f"{sum(one.standing.status in _ON_COURSE for one in objectives)} of {len(objectives)}"


def _lines(site: Site, uri: str, times: Sequence[Snapshot]) -> Iterator[Line]:
    """The objectives in the order of the plan, then those that are gone; each with the promises that moved."""
    known = dict.fromkeys(one for at in reversed(times) for one in at.stood)
    objectives = dict.fromkeys(one.parent for one in known)
    of: dict[Reference, list[Reference]] = {one: [] for one in objectives}
    for one in known:
        if one.key_result:
            of[one.parent].append(one)
    for objective, key_results in of.items():
        stood = [at.stood.get(objective) for at in times]
        yield Line(_title(stood), site.link(uri, objective), tuple(_progress(times, stood)))
        if stood[0] is None or stood[-1] is None:
            continue  # the objective as a whole came or went
        for key_result in key_results:
            each = [at.stood.get(key_result) for at in times]
            if not _is_same(each):
                yield Line(_title(each), site.link(uri, key_result), tuple(_promises(times, each)), is_key_result=True)


def _title(stood: Sequence[Stood | None]) -> str:
    return next(one.title for one in reversed(stood) if one)


def _is_same(stood: Sequence[Stood | None]) -> bool:
    return len({one and (one.promise, one.is_dropped) for one in stood}) == 1


def _progress(times: Sequence[Snapshot], stood: Sequence[Stood | None]) -> Iterator[str]:
    for position, one in enumerate(stood):
        if one is None or one.is_dropped:
            yield _absent(times, stood, position)
        else:
            yield "unknown" if one.standing.progress is None else said_percent(one.standing.progress)


def _promises(times: Sequence[Snapshot], stood: Sequence[Stood | None]) -> Iterator[str]:
    """What is not the same at all times, as it was at each."""
    promises = [one.promise for one in stood if one and one.promise]
    moved = [field for field in Field if field is not Field.EXISTENCE and len({_part(one, field) for one in promises}) > 1]
    for position, one in enumerate(stood):
        if one is None or one.is_dropped or one.promise is None:
            yield _absent(times, stood, position)
        else:
            yield join([_said(one.promise, field) for field in moved]) or "promised"


def _absent(times: Sequence[Snapshot], stood: Sequence[Stood | None], position: int) -> str:
    """Why something has nothing to show at a time."""
    if stood[position]:
        return "dropped"
    if times[position].unread:
        return "unknown"
    return "not yet" if not any(stood[:position]) else "gone"


def _part(promise: Promise, field: Field) -> object:
    value: object = getattr(promise, field)
    return value


def _said(promise: Promise, field: Field) -> str:
    """One part of a promise, like "target 0.5%"."""
    value = _part(promise, field)
    if field is Field.DUE:
        return f"due on {said_day(value)}" if isinstance(value, date) else "due at the end"
    if isinstance(value, int | float):
        return f"{words(field)} {number(value, promise.unit or '')}"
    return f"{words(field)} {value}" if value else f"no {words(field)}"
