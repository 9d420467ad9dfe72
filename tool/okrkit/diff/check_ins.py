"""What differs in how a key result stands: its check-ins and the confidence they state."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from okrkit.diff.change import Change, ChangeKind
from okrkit.diff.identity import Pair, pair_edited
from okrkit.objective import CheckIn, KeyResult


def compare_check_ins(old: KeyResult, new: KeyResult, unit: str) -> Iterator[Change]:
    """Check-ins by their day (the detail), several of a day in their order.

    A check-in tells its value, never its confidence. ``confidence changed`` tells that, once, if the
    newest stated confidence is another one than before; from or to None where none was stated. Rewriting one that
    nobody goes by any more edits its check-in.

    ``current``, the short form, counts only while there are no check-ins. It is a check-in without
    a day, and another number there is a new check-in with the former one as ``before``.
    """
    was, now = _newest(old), _newest(new)
    stated = _stated(old, was), _stated(new, now)
    differs = stated[0] != stated[1]
    for before, after in _edits(old, new) if old.check_ins != new.check_ins else ():
        if after is None:
            if before:
                yield _change(new, ChangeKind.CHECK_IN_REMOVED, before, (before.value, None), unit)
        elif before is None:
            yield _change(new, ChangeKind.CHECK_IN_ADDED, after, (None, after.value), unit)
        elif replace(before, confidence=after.confidence) != after or not (differs and (before == was or after == now)):
            values = (before.value, after.value) if before.value != after.value else (None, None)
            yield _change(new, ChangeKind.CHECK_IN_EDITED, after, values, unit)
    if not (old.check_ins or new.check_ins) and old.current != new.current:
        kind = ChangeKind.CHECK_IN_REMOVED if new.current is None else ChangeKind.CHECK_IN_ADDED
        yield Change.of(new, kind, old.current, new.current, unit=unit)
    if differs:
        day, by = (now.date.isoformat(), now.by) if now else ("", None)
        yield Change.of(new, ChangeKind.CONFIDENCE_CHANGED, *stated, detail=day, by=by)


def _edits(old: KeyResult, new: KeyResult) -> list[Pair[CheckIn]]:
    """Check-ins that are not on both sides, paired where one day has both, the oldest day first."""
    return sorted(pair_edited(old.check_ins, new.check_ins, lambda each: each, lambda each: each.date), key=_day)


def _day(edit: Pair[CheckIn]) -> date:
    before, after = edit
    return (after or before).date  # type: ignore[union-attr] # a pair has at least one


def _change(
    key_result: KeyResult, kind: ChangeKind, check_in: CheckIn, values: tuple[float | None, float | None], unit: str
) -> Change:
    day = check_in.date.isoformat()
    return Change.of(key_result, kind, *values, unit=unit, detail=day, note=check_in.note, by=check_in.by)


def _newest(key_result: KeyResult) -> CheckIn | None:
    """The last check-in that states a confidence; of several on a day the last one written."""
    stating = [check_in for check_in in key_result.check_ins if check_in.confidence is not None]
    return max(reversed(stating), key=lambda check_in: check_in.date, default=None)


def _stated(key_result: KeyResult, newest: CheckIn | None) -> float | None:
    return newest.confidence if newest else key_result.confidence
