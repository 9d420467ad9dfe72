"""What a closed cycle is worth."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from okrkit.cycle import Cycle
from okrkit.measure.progress import carrying, is_dropped, key_result_progress, weighted_mean
from okrkit.objective import KeyResult, Kind, Objective


def score_key_result(key_result: KeyResult, cycle: Cycle, day: date) -> float | None:
    """Its progress, clamped to 0..1, with two decimals, halves rounded up.

    None before the last day of the cycle, for guardrails and dropped ones, and where nothing is
    known of it. Check-ins up to ``day`` count, so that a value that came in late still does.
    """
    return None if day < cycle.ends else score_key_result_so_far(key_result, day)


def score_key_result_so_far(key_result: KeyResult, day: date) -> float | None:
    """The score that a key result would get if its cycle ended with what is known on the day."""
    if key_result.kind is Kind.GUARDRAIL or is_dropped(key_result, day):
        return None
    progress = key_result_progress(key_result, day)
    return None if progress is None else _two_decimals(_clamp(progress))


def score_objective(objective: Objective, cycle: Cycle, day: date) -> float | None:
    """The weighted mean of its key results' clamped progress, with two decimals; a surplus of one makes up for no other.

    None where one of them is unknown: leaving it out would reward silence, and unknown is not 0.
    """
    return None if day < cycle.ends else score_objective_so_far(objective, day)


def score_objective_so_far(objective: Objective, day: date) -> float | None:
    """The score that an objective would get if its cycle ended with what is known on the day."""
    if is_dropped(objective, day):
        return None
    shares: list[tuple[float, float]] = []
    for key_result in carrying(objective, day):
        progress = key_result_progress(key_result, day)
        if progress is None:
            return None
        shares.append((_clamp(progress), key_result.weight))
    mean = weighted_mean(shares)
    return None if mean is None else _two_decimals(mean)


def _clamp(share: float) -> float:
    return min(1.0, max(0.0, share))


def _two_decimals(share: float) -> float:
    """Rounded as people round; binary noise is taken off first, so that 0.145 is 0.15."""
    return float(Decimal(repr(round(share, 9))).quantize(Decimal("0.01"), ROUND_HALF_UP))
