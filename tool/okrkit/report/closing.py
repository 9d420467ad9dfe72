"""What a team sees of an objective before it judges it: what was promised, what became of it, and what that is worth."""

from collections.abc import Iterator
from datetime import date

from okrkit.cycle import Cycle
from okrkit.measure.guardrail import holds_on
from okrkit.measure.promised import as_promised
from okrkit.measure.score import score_key_result
from okrkit.measure.value import value_on
from okrkit.objective import Ambition, KeyResult, Kind, Objective
from okrkit.plan import Plan
from okrkit.say.values import day as spoken
from okrkit.say.values import number, plural
from okrkit.writing.edits.carried import score_at_the_end

_READING = {
    Ambition.COMMITTED: "committed: 1 is the pass",
    Ambition.ASPIRATIONAL: "aspirational: 0.7 is good",
    Ambition.LEARNING: "learning: 0.7 is good",
}


def at_the_end(plan: Plan, objective: Objective, day: date) -> Iterator[str]:
    """An objective by its numbers, in lines: each key result with its value, target and first promise, and the score."""
    yield f"{objective.team}/{objective.id}  {objective.title}"
    if objective.dropped:
        yield f"  dropped on {spoken(objective.dropped.date, day)}: {objective.dropped.because}"
    for key_result in objective.key_results:
        yield f"  {key_result.title}"
        yield f"    {_told(plan, objective, key_result, day)}"
    score = score_at_the_end(plan, objective, day)
    if score is None and objective.dropped is None:
        yield "  no score: nothing is known of one of its key results"
    elif score is not None:
        ambition = _READING.get(objective.ambition) if objective.ambition else None
        yield f"  score {score:g}{f' ({ambition})' if ambition else ''}"


def _told(plan: Plan, objective: Objective, key_result: KeyResult, day: date) -> str:
    if key_result.dropped:
        return f"dropped on {spoken(key_result.dropped.date, day)}: {key_result.dropped.because}"
    cycle = plan.cycles.get(objective.cycle)
    unit, value = plan.unit_of(key_result), value_on(key_result, day)
    reached = "nothing was measured" if value is None else number(value, unit)
    if key_result.kind is Kind.GUARDRAIL:
        return f"{reached}: {'it held' if holds_on(key_result, day) else 'it is broken'}" if value is not None else reached
    if key_result.target is None:
        done = sum(milestone.done is not None for milestone in key_result.milestones)
        return _scored(f"{done} of {plural(len(key_result.milestones), 'milestone')}", key_result, cycle, day)
    promised = f"{reached}, of {number(key_result.target, unit)}"
    first = as_promised(key_result, cycle.frozen_from) if cycle else None
    if first and first.target is not None and first.target != key_result.target:
        promised += f" (first promised {number(first.target, unit)})"
    return _scored(promised, key_result, cycle, day)


def _scored(told: str, key_result: KeyResult, cycle: Cycle | None, day: date) -> str:
    score = score_key_result(key_result, cycle, max(day, cycle.ends)) if cycle else None
    return told if score is None else f"{told}: {score:g}"
