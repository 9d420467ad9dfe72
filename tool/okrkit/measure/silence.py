"""Who has gone quiet: a live key result wants a check-in each cadence."""

from datetime import date, timedelta

from okrkit.cycle import Cycle
from okrkit.measure.expected import due_date
from okrkit.measure.progress import is_dropped, met_since
from okrkit.measure.value import last_heard, value_on
from okrkit.objective import KeyResult
from okrkit.workspace import Policy


def is_silent(key_result: KeyResult, cycle: Cycle, policy: Policy, day: date) -> bool:
    """Whether twice the cadence passed, inside the cycle, without a check-in or a reached milestone.

    The clock starts with the cycle. It stops once nothing is left to report: all milestones are
    reached, or the target was met and its due date is over. The short form ``current`` carries no
    date, so a plan alone cannot tell how old it is, and it is not silent until `history.dated` has
    given it the days of its commits.
    """
    if not cycle.covers(day) or is_dropped(key_result, day) or _is_settled(key_result, cycle, day):
        return False
    heard = last_heard(key_result, day)
    if heard is None and value_on(key_result, day) is not None:
        return False
    return day - max(heard or cycle.starts, cycle.starts) > timedelta(days=2 * policy.cadence_days)


def _is_settled(key_result: KeyResult, cycle: Cycle, day: date) -> bool:
    over = key_result.target is None or day > due_date(key_result, cycle)
    return over and met_since(key_result, day) is not None
