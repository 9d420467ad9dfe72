"""How far a key result and an objective should have come by a day."""

from datetime import date
from itertools import pairwise
from math import isfinite

from okrkit.cycle import Cycle
from okrkit.measure.progress import carrying, key_result_progress, weighted_mean
from okrkit.measure.value import latest_by_date
from okrkit.objective import KeyResult, Kind, Objective
from okrkit.workspace import Reading


def expected_key_result(key_result: KeyResult, cycle: Cycle, day: date) -> float | None:
    """The progress that its plan asks for on the day, 0 to 1: along its trajectory, else even pace.

    Before the cycle starts it is 0. None for guardrails, of which no progress is asked.
    """
    if key_result.kind is Kind.GUARDRAIL:
        return None
    if day < cycle.starts:
        return 0.0
    planned = _along_trajectory(key_result, cycle, day)
    share = elapsed(day, *span(key_result, cycle)) if planned is None else planned
    return min(1.0, max(0.0, share))


def expected_objective(objective: Objective, cycle: Cycle, day: date) -> float:
    """The weighted mean over the key results that its progress is the mean of, so that like is held against like.

    Where nothing is known of any, over all that carry it; where none does, the elapsed share of the cycle.
    """
    carriers = carrying(objective, day)
    known = [key_result for key_result in carriers if key_result_progress(key_result, day) is not None]
    mean = weighted_mean(
        (share, key_result.weight)
        for key_result in known or carriers
        if (share := expected_key_result(key_result, cycle, day)) is not None
    )
    return elapsed(day, cycle.starts, cycle.ends) if mean is None else mean


def span(key_result: KeyResult, cycle: Cycle) -> tuple[date, date]:
    """The day from which progress is expected and the day on which all of it is.

    A baseline measured after the cycle began starts the clock then; one measured before it does not.
    """
    return max(cycle.starts, key_result.baseline_date or cycle.starts), due_date(key_result, cycle)


def due_date(key_result: KeyResult, cycle: Cycle) -> date:
    """The day on which the target is to be met."""
    return key_result.due or cycle.ends


def elapsed(day: date, starts: date, ends: date) -> float:
    """The share of the way between two days, 0 on the first and 1 on the last."""
    if day >= ends:
        return 1.0
    return max(0.0, (day - starts).days / (ends - starts).days) if starts < ends else 0.0


def _along_trajectory(key_result: KeyResult, cycle: Cycle, day: date) -> float | None:
    """Linear between the planned points, from the baseline at the start and to the target at the due date."""
    baseline, target, path = key_result.baseline, key_result.target, latest_by_date(key_result.trajectory)
    if not path or baseline is None or target is None or baseline == target:
        return None
    starts, due = span(key_result, cycle)
    if starts < path[0].date:
        path = (Reading(starts, baseline), *path)
    if path[-1].date < due:
        path = (*path, Reading(due, target))
    share = (_interpolate(path, day) - baseline) / (target - baseline)
    return share if isfinite(share) else None


def _interpolate(path: tuple[Reading, ...], day: date) -> float:
    if day <= path[0].date:
        return path[0].value
    for before, after in pairwise(path):
        if day <= after.date:
            return before.value + (after.value - before.value) * elapsed(day, before.date, after.date)
    return path[-1].value
