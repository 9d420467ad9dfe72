"""How far a key result and an objective have come."""

from collections.abc import Iterable
from datetime import date
from itertools import takewhile
from math import isfinite, nan

from okrkit.measure.value import readings, value_on
from okrkit.objective import KeyResult, Kind, Objective


def key_result_progress(key_result: KeyResult, day: date) -> float | None:
    """The share of the way from baseline to target, unclamped: below 0 it fell back, above 1 it is over target.

    None is *unknown*, which is never 0: no check-in yet, or a guardrail, which holds or is breached
    and has no progress. Milestones are their own record: none reached is a known 0.
    """
    if key_result.kind is Kind.GUARDRAIL:
        return None
    if key_result.target is None:
        return _share_of_milestones(key_result, day)
    value = value_on(key_result, day)
    return None if value is None else progress_at(key_result, value, day)


def progress_at(key_result: KeyResult, value: float, day: date) -> float | None:
    """The progress that a value would mean.

    Without a baseline, or with one equal to the target, there is no way to measure along: the
    target is met (1) or nothing is known. Met is a value on the target or, where there is no
    baseline, on the other side of it than the first reading.
    """
    target, baseline = key_result.target, key_result.baseline
    if target is None:
        return None
    if baseline is None or baseline == target:
        return 1.0 if value == target or (baseline is None and _crossed(key_result, value, day)) else None
    share = (value - baseline) / (target - baseline)
    return share if isfinite(share) else None


def met_since(key_result: KeyResult, day: date) -> date | None:
    """The first day since which every reading meets the target without a break, or the last milestone was reached."""
    progress = key_result_progress(key_result, day)
    if progress is None or progress < 1:
        return None
    if key_result.target is None:
        return max((milestone.done for milestone in key_result.milestones if milestone.done), default=None)
    newest_first = reversed(readings(key_result, day))
    held = list(takewhile(lambda reading: (progress_at(key_result, reading.value, day) or 0) >= 1, newest_first))
    return held[-1].date if held else None


def objective_progress(objective: Objective, day: date) -> float | None:
    """The weighted mean of its key results, unclamped; guardrails and dropped ones are left out.

    A key result of which nothing is known is left out too, for unknown is not 0; what it does to
    the objective is said by the status. None where nothing is known of any.
    """
    return weighted_mean(
        (progress, key_result.weight)
        for key_result in carrying(objective, day)
        if (progress := key_result_progress(key_result, day)) is not None
    )


def carrying(objective: Objective, day: date) -> tuple[KeyResult, ...]:
    """The key results that carry the objective's progress on a day: neither guardrails nor dropped by then."""
    return tuple(key_result for key_result in live(objective, day) if key_result.kind is not Kind.GUARDRAIL)


def live(objective: Objective, day: date) -> tuple[KeyResult, ...]:
    """The key results that are not dropped by the day, guardrails included."""
    return tuple(key_result for key_result in objective.key_results if not is_dropped(key_result, day))


def is_dropped(promise: KeyResult | Objective, day: date) -> bool:
    """Whether it was given up on or before the day."""
    return promise.dropped is not None and promise.dropped.date <= day


def weighted_mean(values: Iterable[tuple[float, float]]) -> float | None:
    """The mean of (value, weight) pairs; None where there is no weight, or more than a number can hold."""
    pairs = list(values)
    total = sum(weight for _, weight in pairs)
    mean = sum(value * weight for value, weight in pairs) / total if total else nan
    return mean if isfinite(mean) else None


def _share_of_milestones(key_result: KeyResult, day: date) -> float | None:
    return weighted_mean(
        (1.0 if milestone.done and milestone.done <= day else 0.0, milestone.weight) for milestone in key_result.milestones
    )


def _crossed(key_result: KeyResult, value: float, day: date) -> bool:
    known, target = readings(key_result, day), key_result.target or 0.0
    return bool(known) and (known[0].value - target) * (value - target) < 0
