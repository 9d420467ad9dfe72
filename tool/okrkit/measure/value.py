"""What was last known of a key result on a day."""

from collections.abc import Iterable
from datetime import date

from okrkit.objective import CheckIn, KeyResult
from okrkit.workspace import Reading


def check_ins_until(key_result: KeyResult, day: date) -> tuple[CheckIn, ...]:
    """Its check-ins on or before the day, the oldest first; those of one date stay as they are written."""
    return tuple(sorted((entry for entry in key_result.check_ins if entry.date <= day), key=lambda entry: entry.date))


def readings(key_result: KeyResult, day: date) -> tuple[Reading, ...]:
    """The values checked in on or before the day, the oldest first, one a date: the last written wins."""
    return latest_by_date(
        Reading(entry.date, entry.value) for entry in check_ins_until(key_result, day) if entry.value is not None
    )


def latest_by_date(written: Iterable[Reading]) -> tuple[Reading, ...]:
    """Readings in the order of their dates; of several on one date the last written stays."""
    return tuple(Reading(on, value) for on, value in sorted({entry.date: entry.value for entry in written}.items()))


def last_check_in(key_result: KeyResult, day: date) -> CheckIn | None:
    """The newest check-in on or before the day, with or without a value."""
    return next(reversed(check_ins_until(key_result, day)), None)


def value_on(key_result: KeyResult, day: date) -> float | None:
    """The last value known on the day, in the key result's unit; None where nothing is known.

    A check-in without a value keeps the one before. ``current`` carries no date, so it speaks
    for every day, and only where no check-in carries a value.
    """
    if all(entry.value is None for entry in key_result.check_ins):
        return key_result.current
    known = readings(key_result, day)
    return known[-1].value if known else None


def confidence_on(key_result: KeyResult, day: date) -> float | None:
    """The last confidence stated on or before the day, 0 to 1; that beside ``current`` where no check-in states one."""
    if all(entry.confidence is None for entry in key_result.check_ins):
        return key_result.confidence
    stated = [entry.confidence for entry in check_ins_until(key_result, day) if entry.confidence is not None]
    return stated[-1] if stated else None


def last_heard(key_result: KeyResult, day: date) -> date | None:
    """The last day on or before ``day`` with a sign of life: a check-in, or a milestone that was reached."""
    signs = [entry.date for entry in key_result.check_ins]
    signs += [milestone.done for milestone in key_result.milestones if milestone.done]
    return max((sign for sign in signs if sign <= day), default=None)
