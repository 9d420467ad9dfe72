"""What was last known of a key result on a day."""

from collections.abc import Iterable
from datetime import date
from operator import attrgetter

from okrkit.objective import CheckIn, KeyResult
from okrkit.workspace import Reading


def check_ins_until(key_result: KeyResult, day: date) -> tuple[CheckIn, ...]:
    """Its check-ins on or before the day, the oldest first; those of one date stay as they are written."""
    return tuple(sorted((entry for entry in key_result.check_ins if entry.date <= day), key=attrgetter("date")))


def readings(key_result: KeyResult, day: date) -> tuple[Reading, ...]:
    """The values checked in on or before the day, the oldest first, one a date: the last written wins."""
    return latest_by_date(
        Reading(entry.date, entry.value) for entry in key_result.check_ins if entry.value is not None and entry.date <= day
    )


def latest_by_date(written: Iterable[Reading]) -> tuple[Reading, ...]:
    """Readings in the order of their dates; of several on one date the last written stays."""
    return tuple(Reading(on, value) for on, value in sorted({entry.date: entry.value for entry in written}.items()))


def last_check_in(key_result: KeyResult, day: date) -> CheckIn | None:
    """The newest check-in on or before the day, with or without a value."""
    return _newest(entry for entry in reversed(key_result.check_ins) if entry.date <= day)


def value_on(key_result: KeyResult, day: date) -> float | None:
    """The last value known on the day, in the key result's unit; None where nothing is known.

    A check-in without a value keeps the one before. ``current`` carries no date, so it speaks
    for every day, and only where no check-in carries a value.
    """
    measured = [entry for entry in reversed(key_result.check_ins) if entry.value is not None]
    newest = _newest(entry for entry in measured if entry.date <= day)
    return newest.value if newest else None if measured else key_result.current


def confidence_on(key_result: KeyResult, day: date) -> float | None:
    """The last confidence stated on or before the day, 0 to 1; that beside ``current`` where no check-in states one."""
    stated = [entry for entry in reversed(key_result.check_ins) if entry.confidence is not None]
    newest = _newest(entry for entry in stated if entry.date <= day)
    return newest.confidence if newest else None if stated else key_result.confidence


def last_heard(key_result: KeyResult, day: date) -> date | None:
    """The last day on or before ``day`` with a sign of life: a check-in, or a milestone that was reached."""
    signs = [entry.date for entry in key_result.check_ins]
    signs += [milestone.done for milestone in key_result.milestones if milestone.done]
    return max((sign for sign in signs if sign <= day), default=None)


def _newest(last_written_first: Iterable[CheckIn]) -> CheckIn | None:
    """The check-in of the latest date; of several on it the first one given."""
    return max(last_written_first, key=attrgetter("date"), default=None)
