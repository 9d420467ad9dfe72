"""Where a key result is heading, by a slope that a few odd check-ins cannot turn.

Theil, "A rank-invariant method of linear and polynomial regression analysis" (1950); Sen,
"Estimates of the regression coefficient based on Kendall's tau" (1968).
"""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from math import ceil, isfinite
from statistics import median, quantiles

from okrkit.cycle import Cycle
from okrkit.measure.expected import due_date
from okrkit.measure.progress import met_since
from okrkit.measure.value import readings
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
    """What the pace so far leads to; values in the unit of the key result.

    ``low`` and ``high`` are what the 10th and 90th percentile of the slopes lead to. ``meets_on`` is
    the day from which the target is met, in the past where it already is, None where this pace never meets it.
    """

    value_at_due: float
    low: float
    high: float
    due: date
    meets_on: date | None
    per_week: float


def forecast(key_result: KeyResult, cycle: Cycle, day: date) -> Forecast | None:
    """The forecast from the check-ins up to the day; None with fewer than three, after the due date and for guardrails."""
    points, due = readings(key_result, day)[-MOST:], due_date(key_result, cycle)
    if len(points) < FEWEST or day > due or key_result.kind is Kind.GUARDRAIL:
        return None
    pace = slopes(points)
    slope = median(pace)
    tenths = quantiles(pace, n=10, method="inclusive")
    low, value_at_due, high = (_reached(points, one, due) for one in (tenths[0], slope, tenths[-1]))
    if not all(map(isfinite, (low, value_at_due, high, slope))):
        return None
    return Forecast(
        value_at_due=value_at_due,
        low=low,
        high=high,
        due=due,
        meets_on=met_since(key_result, day) or _meeting(points, slope, key_result.target, day),
        per_week=slope * 7,
    )


def slopes(points: tuple[Reading, ...]) -> list[float]:
    """The slope between each two readings, in units a day."""
    return [(later.value - earlier.value) / (later.date - earlier.date).days for earlier, later in combinations(points, 2)]


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
