"""Key results that fall short, as long as there is time to act."""

from dataclasses import dataclass
from datetime import date, timedelta

from okrkit.cycle import Cycle
from okrkit.measure.expected import due_date, expected_key_result
from okrkit.measure.forecast import forecast
from okrkit.measure.progress import key_result_progress, progress_at
from okrkit.measure.status import Status, key_result_status, points_behind
from okrkit.objective import KeyResult
from okrkit.workspace import Policy

_QUARTER = 13
"""Weeks of the cycle that people count the fourth week of."""


@dataclass(frozen=True, slots=True)
class Lag:
    """How far a key result is behind, in percentage points of progress, and where its pace leads on its day.

    ``value_at_due`` is in its unit; None where there are too few values for a forecast.
    """

    points: float
    due: date
    value_at_due: float | None = None


def lag_of(key_result: KeyResult, cycle: Cycle, policy: Policy, today: date, from_week: int) -> Lag | None:
    """By how much a key result is behind its plan and will stay so; None where it is not, or where it is too early or too late.

    Too early is before week ``from_week`` of 13, too late when only two check-ins are left. It will not stay so
    where the better end of the range of its pace is enough. Without a forecast only those at risk are told of, for a few
    points without a direction mean nothing. Milestones are left out: they are not spread evenly over the time.
    """
    due = due_date(key_result, cycle)
    too_early = cycle.week(today) < 1 + (from_week - 1) * cycle.weeks / _QUARTER
    if key_result.target is None or too_early or due - today < timedelta(days=2 * policy.cadence_days):
        return None
    status = key_result_status(key_result, cycle, policy, today)
    points = points_behind(key_result_progress(key_result, today), expected_key_result(key_result, cycle, today))
    if points is None or status not in (Status.BEHIND, Status.AT_RISK):
        return None
    if ahead := forecast(key_result, cycle, today):
        best = max(progress_at(key_result, value, today) or 0 for value in (ahead.low, ahead.value_at_due, ahead.high))
        return None if best >= 1 else Lag(points, due, ahead.value_at_due)
    return Lag(points, due) if status is Status.AT_RISK else None
