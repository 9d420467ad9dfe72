"""What commits did to check-ins: each with the moment that brought it, and what became of it later."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from okrkit.diff.change import Change, ChangeKind, Value
from okrkit.history.lives import Event, Life, Lives
from okrkit.history.moment import Timeline
from okrkit.history.promise import MEASURED, field_of
from okrkit.reading.raw import Commit
from okrkit.reference import Reference

_TOLD = frozenset({ChangeKind.CHECK_IN_ADDED, ChangeKind.CHECK_IN_EDITED, ChangeKind.CHECK_IN_REMOVED})
_BORN = frozenset({ChangeKind.OBJECTIVE_ADDED, ChangeKind.KEY_RESULT_ADDED})


class Recorded(NamedTuple):
    """A check-in that a commit brought after its key result was there; ``day`` is the one it is for, in ISO form."""

    key_result: Reference
    day: str
    commit: Commit


class Rewritten(NamedTuple):
    """A check-in whose value is another one, or that is gone (``after`` is None), on a later day than it was recorded.

    ``commit`` is the last that touched it. ``before`` is what it said at first, in ``unit``.
    """

    key_result: Reference
    day: str
    before: Value
    after: Value
    unit: str
    commit: Commit


class CheckIns(NamedTuple):
    """What happened to the check-ins of a plan, by the present names of its key results, the oldest first."""

    recorded: tuple[Recorded, ...] = ()
    rewritten: tuple[Rewritten, ...] = ()


def check_ins_of(timeline: Timeline, day: date) -> CheckIns:
    """What a history tells of check-ins; of commits that landed after the day nothing.

    Those that came together with their key result are not told. A correction on the day of recording is
    none of the past, and neither are other words: only values count. Where the same commit measures in
    another way, its new values are no rewriting.
    """
    lives = [life for family in Lives(timeline, _keep) for life in family.key_results.values()]
    for life in lives:
        life.events = [event for event in life.events if event.commit.landed.date() <= day]
    return CheckIns(
        tuple(
            Recorded(life.reference, event.change.detail, event.commit)
            for life in lives
            for event in life.events
            if event.change.kind is ChangeKind.CHECK_IN_ADDED and event.change.detail
        ),
        tuple(one for life in lives for one in _rewritten(life)),
    )


def _keep(change: Change) -> bool:
    return change.kind in _TOLD or change.kind in _BORN or field_of(change) in MEASURED


def _rewritten(life: Life) -> Iterator[Rewritten]:
    remeasured = {event.at for event in life.events if field_of(event.change) in MEASURED}
    days = dict.fromkeys(event.change.detail for event in life.events if event.change.kind in _TOLD and event.change.detail)
    for day in days:
        told = [
            one for one in life.events if one.change.kind in _TOLD and one.change.detail == day and one.at not in remeasured
        ]
        later = [one for one in told if _is_rewriting(one, told, life, day)]
        if not later:
            continue
        first, last = later[0], told[-1]
        before, after = first.change.before, last.change.after
        is_gone = last.change.kind is ChangeKind.CHECK_IN_REMOVED
        if (is_gone and not _is_dated_anew(last, life)) or (not is_gone and before != after):
            yield Rewritten(life.reference, day, before, None if is_gone else after, first.change.unit, last.commit)


def _is_rewriting(event: Event, told: list[Event], life: Life, day: str) -> bool:
    """Whether something of the past is another one since: not the first time it is said, nor a correction on that day."""
    change = event.change
    if change.kind is ChangeKind.CHECK_IN_ADDED or (
        change.kind is ChangeKind.CHECK_IN_EDITED and change.before == change.after
    ):
        return False
    recorded = next((one.commit for one in told if one.change.kind is ChangeKind.CHECK_IN_ADDED and one.at < event.at), None)
    born = next((one.commit for one in life.events if one.change.kind in _BORN), None)
    known = recorded or born
    return event.commit.authored.date().isoformat() > max(day, known.authored.date().isoformat() if known else day)


def _is_dated_anew(gone: Event, life: Life) -> bool:
    """Whether the same commit says the same value of another day: a day that was mistyped."""
    return any(
        one.at == gone.at and one.change.kind is ChangeKind.CHECK_IN_ADDED and one.change.after == gone.change.before
        for one in life.events
    )
