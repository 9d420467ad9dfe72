"""Who has gone quiet: a live key result wants a check-in each cadence, and a word when its day is over."""

from datetime import date

from okrkit.cycle import Cycle
from okrkit.measure.expected import due_date
from okrkit.measure.progress import is_dropped, key_result_progress, met_since
from okrkit.measure.value import last_heard, value_on
from okrkit.objective import KeyResult, Kind
from okrkit.workspace import Policy


def is_silent(key_result: KeyResult, cycle: Cycle, policy: Policy, day: date) -> bool:
    """Whether twice the cadence passed without a sign of life where one is wanted (see `quiet_days`)."""
    quiet = quiet_days(key_result, cycle, day)
    return quiet is not None and quiet > 2 * policy.cadence_days


def quiet_days(key_result: KeyResult, cycle: Cycle, day: date) -> int | None:
    """The days inside the cycle since the last check-in or reached milestone; None where nobody waits for another.

    The clock starts with the cycle. It stops once nothing is left to report: all milestones are
    reached, or the target was met and its due date is over. The short form ``current`` carries no
    date, so a plan alone cannot tell how old it is, and nobody waits until `history.dated` has
    given it the days of its commits.
    """
    if not cycle.covers(day) or is_dropped(key_result, day) or _is_settled(key_result, cycle, day):
        return None
    heard = last_heard(key_result, day)
    if heard is None and value_on(key_result, day) is not None:
        return None
    return (day - max(heard or cycle.starts, cycle.starts)).days


def is_past_due(key_result: KeyResult, day: date) -> bool:
    """Whether its own due date is over, and it is not met as far as is known."""
    return key_result.due is not None and key_result.due < day and is_open(key_result, day)


def is_overdue(key_result: KeyResult, day: date) -> bool:
    """Whether it is past due and nobody has written a note since."""
    due = key_result.due or day
    explained = any(due <= entry.date <= day and (entry.note or entry.blockers) for entry in key_result.check_ins)
    return is_past_due(key_result, day) and not explained


def is_open(key_result: KeyResult, day: date) -> bool:
    """Whether there is something left to reach, as far as is known; a guardrail only holds."""
    return key_result.kind is not Kind.GUARDRAIL and (key_result_progress(key_result, day) or 0) < 1


def is_unheard(key_result: KeyResult, day: date) -> bool:
    """Whether nothing at all is known of it: no check-in, no milestone, no current value."""
    return last_heard(key_result, day) is None and value_on(key_result, day) is None


def _is_settled(key_result: KeyResult, cycle: Cycle, day: date) -> bool:
    over = key_result.target is None or day > due_date(key_result, cycle)
    return over and met_since(key_result, day) is not None
