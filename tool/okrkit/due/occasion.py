"""The days that a plan is kept by: check-ins, and the freeze, the end and the look back of each cycle."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from okrkit.cycle import Cycle
from okrkit.due.asked import LOOK_BACK_DAYS
from okrkit.plan import Plan

_WEEK = 7


class OccasionKind(StrEnum):
    """What a day of a cycle is for."""

    CHECK_IN = "check-in"
    FREEZE = "freeze"
    END = "end"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Occasion:
    """A day of a cycle; check-ins come again after ``every`` days, for the last time by the end of the cycle."""

    kind: OccasionKind
    cycle: Cycle
    day: date
    every: int | None = None


def occasions_of(plan: Plan, cycles: Sequence[Cycle]) -> Iterator[Occasion]:
    """The days of some cycles.

    Check-ins are on the first Monday of a cycle and each cadence from then on; where a cycle lies inside another, the
    days of the inner one are enough for both.
    """
    for at, cycle in enumerate(cycles):
        first = _after(cycle.starts, -cycle.starts.weekday() % _WEEK)
        instead = [other for other in cycles if other.days < cycle.days] + list(cycles[:at])
        if first <= cycle.ends and not any(map(cycle.contains, instead)):
            yield Occasion(OccasionKind.CHECK_IN, cycle, first, plan.policy.cadence_days)
        yield Occasion(OccasionKind.FREEZE, cycle, cycle.frozen_from)
        yield Occasion(OccasionKind.END, cycle, cycle.ends)
        yield Occasion(OccasionKind.REVIEW, cycle, _after(cycle.ends, LOOK_BACK_DAYS))


def _after(day: date, days: int) -> date:
    """So many days later, as far as the calendar goes."""
    return day + timedelta(days=min(days, (date.max - day).days))
