"""Cycles: the stretches of time that objectives are set for, and what lies inside what."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

FREEZE_AFTER_DAYS = 10
"""How long after its start a cycle freezes unless the workspace says otherwise."""

_ID = re.compile(r"(?P<year>[0-9]{4})(?:-(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|W(?P<week>[0-9]{2})|(?P<month>[0-9]{2})))?")


@dataclass(frozen=True, slots=True)
class Cycle:
    """A named stretch of days. ``ends`` is its last day; ``frozen_from`` the last day on which promises are still drafts."""

    id: str
    starts: date
    ends: date
    frozen_from: date

    @property
    def days(self) -> int:
        """Its length in days, both ends counted."""
        return (self.ends - self.starts).days + 1

    def contains(self, other: "Cycle") -> bool:
        """Whether every day of the other lies inside this one (a cycle contains itself)."""
        return self.starts <= other.starts and other.ends <= self.ends

    def covers(self, day: date) -> bool:
        """Whether the day is one of this cycle's."""
        return self.starts <= day <= self.ends

    def elapsed(self, day: date) -> float:
        """The share of the cycle that is over at the end of ``day``, 0 to 1."""
        return min(1.0, max(0.0, ((day - self.starts).days + 1) / self.days))

    def week(self, day: date) -> int:
        """Which week of the cycle the day lies in, counted from 1; the last days of a quarter are still its week 13."""
        return min(self.weeks, (day - self.starts).days // 7 + 1)

    @property
    def weeks(self) -> int:
        """How many weeks people say it has: 13 for a quarter, 52 for a year."""
        return max(1, round(self.days / 7))


def make_cycle(
    id: str, starts: date, ends: date, frozen_from: date | None = None, *, freeze_after_days: int = FREEZE_AFTER_DAYS
) -> Cycle:
    """A cycle with its freeze, by default ten days after its start and never after its end."""
    return Cycle(id, starts, ends, frozen_from or starts + timedelta(days=min(freeze_after_days, (ends - starts).days)))


def read_cycle(
    id: str,
    *,
    fiscal_year_starts: int = 1,
    frozen_from: date | None = None,
    freeze_after_days: int = FREEZE_AFTER_DAYS,
) -> Cycle | None:
    """The cycle that an id names by itself, or None where it needs dates of its own.

    ``2026``, ``2026-H1`` and ``2026-Q4`` are fiscal, named by the calendar year in which the
    fiscal year ends; ``2026-11`` and the ISO week ``2026-W47`` are of the calendar.
    """
    match = _ID.fullmatch(id)
    if not match:
        return None
    try:
        starts, ends = _span(match, fiscal_year_starts)
    except (ValueError, OverflowError):  # month 13, week 53 of a year with 52, year 0000, the end of 9999
        return None
    return make_cycle(id, starts, ends, frozen_from, freeze_after_days=freeze_after_days)


def _span(match: re.Match[str], fiscal_year_starts: int) -> tuple[date, date]:
    year = int(match["year"])
    if match["week"]:
        starts = date.fromisocalendar(year, int(match["week"]), 1)
        return starts, starts + timedelta(days=6)
    if match["month"]:
        starts, months = date(year, int(match["month"]), 1), 1
    else:
        skipped, months = _part(match)
        first_year = year if fiscal_year_starts == 1 else year - 1
        starts = _first_of(first_year, fiscal_year_starts + skipped)
    return starts, _first_of(starts.year, starts.month + months) - timedelta(days=1)


def _part(match: re.Match[str]) -> tuple[int, int]:
    """Months to skip from the start of the fiscal year, and months it lasts."""
    if match["quarter"]:
        return 3 * (int(match["quarter"]) - 1), 3
    if match["half"]:
        return 6 * (int(match["half"]) - 1), 6
    return 0, 12


def _first_of(year: int, month: int) -> date:
    """The first day of a month that may be counted past December."""
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
