"""Where a key result is heading, and what it would take to arrive.

The pace is that of the check-ins alone, by days: a planned trajectory says what is expected, not how the number moves.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, isfinite
from statistics import median

from okrkit.cycle import Cycle
from okrkit.measure.expected import due_date
from okrkit.measure.progress import met_since, progress_at
from okrkit.measure.slope import theil_sen
from okrkit.measure.value import readings, value_on
from okrkit.objective import KeyResult, Kind
from okrkit.workspace import Reading

FEWEST = 3
"""Days with a value that a forecast needs: through two a line always goes, so they say nothing of its worth."""
MOST = 100
"""Of longer lists the newest count: the pairs grow with the square, and old ones say little of today's pace."""
FAR = 3650
"""Days beyond which a meeting is no meeting."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """What the pace so far leads to; values in the unit of the key result, paces in units a week.

    ``low`` and ``high`` are what the two ends of the pace's range (`okrkit.measure.slope`) lead to. ``meets_on`` is the day
    from which the target is met, in the past where it already is, None where this pace never meets it; ``earliest`` and
    ``latest`` are the same by the ends of the range that are better and worse for it. ``needed_per_week`` is the pace that
    meets the target on its day (see `pace_needed`). ``check_ins`` is how many days with a value are behind all of it.
    """

    value_at_due: float
    low: float
    high: float
    due: date
    meets_on: date | None
    earliest: date | None
    latest: date | None
    per_week: float
    per_week_low: float
    per_week_high: float
    needed_per_week: float | None
    check_ins: int

    @property
    def times_the_pace(self) -> float | None:
        """How many times the pace so far is needed from now on: 0 where the target is met.

        None where the number stands still or moves the other way, for no multiple of that arrives, and where no pace is
        needed any more because no day is left.
        """
        if not self.needed_per_week:
            return self.needed_per_week
        if self.per_week * self.needed_per_week <= 0:
            return None
        times = self.needed_per_week / self.per_week
        return times if isfinite(times) else None


def forecast(key_result: KeyResult, cycle: Cycle, day: date) -> Forecast | None:
    """The forecast from the check-ins up to the day; None with fewer than three, after the due date and for guardrails."""
    points, due = readings(key_result, day)[-MOST:], due_date(key_result, cycle)
    if len(points) < FEWEST or day > due or key_result.kind is Kind.GUARDRAIL or (pace := theil_sen(points)) is None:
        return None
    low, value_at_due, high = (_reached(points, slope, due) for slope in (pace.low, pace.middle, pace.high))
    paces = [slope * 7 for slope in (pace.low, pace.middle, pace.high)]
    if not all(map(isfinite, (low, value_at_due, high, *paces))):
        return None
    met, target = met_since(key_result, day), key_result.target
    better, worse = (pace.low, pace.high) if target is not None and target < points[-1].value else (pace.high, pace.low)
    earliest, meets_on, latest = (met or _meeting(points, slope, target, day) for slope in (better, pace.middle, worse))
    return Forecast(
        value_at_due=value_at_due,
        low=low,
        high=high,
        due=due,
        meets_on=meets_on,
        earliest=earliest,
        latest=latest,
        per_week=paces[1],
        per_week_low=paces[0],
        per_week_high=paces[2],
        needed_per_week=pace_needed(key_result, cycle, day),
        check_ins=len(points),
    )


def pace_needed(key_result: KeyResult, cycle: Cycle, day: date) -> float | None:
    """The pace, in units a week, that takes the last known value to the target from the day to the due date; 0 once it is met.

    One value is enough. None where nothing is known, where there is no target in numbers, and from the due date on.
    """
    value, target = value_on(key_result, day), key_result.target
    days = (due_date(key_result, cycle) - day).days
    if value is None or target is None or key_result.kind is Kind.GUARDRAIL or days <= 0:
        return None
    progress = progress_at(key_result, value, day)
    pace = 0.0 if progress is not None and progress >= 1 else (target - value) / days * 7
    return pace if isfinite(pace) else None


def _reached(points: tuple[Reading, ...], slope: float, day: date) -> float:
    """Where the line with this slope and the median intercept is on a day."""
    return median(point.value + slope * (day - point.date).days for point in points)


def _meeting(points: tuple[Reading, ...], slope: float, target: float | None, day: date) -> date | None:
    """The day on which the line meets a target that is not met yet: tomorrow at the earliest, None where it leads away."""
    if target is None or (target - points[-1].value) * slope <= 0:
        return None
    days = (target - _reached(points, slope, day)) / slope
    if days >= min(FAR, (date.max - day).days):
        return None
    return day + timedelta(days=max(1, ceil(round(days, 6))))
