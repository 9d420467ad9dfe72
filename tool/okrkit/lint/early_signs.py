"""What the first weeks of a key result say of how hard its target is."""

from datetime import date

from okrkit.cycle import Cycle
from okrkit.measure.bets import BEGINNING
from okrkit.measure.expected import expected_key_result
from okrkit.measure.progress import met_since
from okrkit.measure.value import check_ins_until
from okrkit.objective import KeyResult, Kind


def first_confidence(key_result: KeyResult, cycle: Cycle, today: date) -> float | None:
    """The first confidence that was stated, 0 to 1; None where it came after half of the cycle."""
    stated = (entry for entry in check_ins_until(key_result, today) if entry.confidence is not None)
    first = next(stated, None)
    return first.confidence if first and cycle.elapsed(first.date) < BEGINNING else None


def met_early(key_result: KeyResult, cycle: Cycle, today: date, share: float) -> date | None:
    """The day since which an outcome's target is met, where its plan asked for less than a share of the way by then."""
    if key_result.kind is not Kind.OUTCOME or key_result.baseline in (None, key_result.target):
        return None
    met = met_since(key_result, today)
    return met if met and (expected_key_result(key_result, cycle, met) or 0.0) < share else None
