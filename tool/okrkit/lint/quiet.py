"""Key results of which nothing is heard, so that each is told of once, by the rule that can teach most about it."""

from collections.abc import Collection, Iterator
from datetime import date

from okrkit.address import Address
from okrkit.measure.progress import key_result_progress
from okrkit.measure.value import last_heard, value_on
from okrkit.objective import KeyResult, Kind, Objective


def is_overdue(key_result: KeyResult, today: date) -> bool:
    """Whether its own due date is over, it is not met as far as is known, and nobody has written a note since."""
    due = key_result.due
    if due is None or due >= today or key_result.kind is Kind.GUARDRAIL:
        return False
    explained = any(due <= entry.date <= today and (entry.note or entry.blockers) for entry in key_result.check_ins)
    return not explained and (key_result_progress(key_result, today) or 0) < 1


def is_unheard(key_result: KeyResult, today: date) -> bool:
    """Whether nothing at all is known of it: no check-in, no milestone, no current value."""
    return last_heard(key_result, today) is None and value_on(key_result, today) is None


def told_of(objective: Objective, quiet: Collection[KeyResult]) -> Iterator[tuple[str, Address, tuple[KeyResult, ...]]]:
    """What to speak of: a title, where it stands, and the key results meant; the objective where all of several are quiet."""
    if len(quiet) > 1 and len(quiet) == len(objective.key_results):
        yield objective.title, objective.at("title"), tuple(quiet)
    else:
        yield from ((one.title, one.at("title"), (one,)) for one in quiet)
