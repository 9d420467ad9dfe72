"""What a plan says of itself as it was on an earlier day, for whoever has no history to ask."""

from dataclasses import replace
from datetime import date

from okrkit.measure.promised import as_promised
from okrkit.objective import Dependency, Dropped, KeyResult, Objective
from okrkit.plan import Plan


def as_written(plan: Plan, day: date) -> Plan:
    """The plan without what it dates after the day: check-ins, milestones, declared moves, drops, feedback, reviews.

    What carries no date stands as it does now: a title, a new objective, a quiet move. Only commits know of those.
    """
    reviews = tuple(one for one in plan.reviews if one.date <= day)
    return replace(plan, objectives=tuple(_objective(one, day) for one in plan.objectives), reviews=reviews)


def _objective(objective: Objective, day: date) -> Objective:
    return replace(
        objective,
        key_results=tuple(_key_result(one, day) for one in objective.key_results),
        depends_on=tuple(_dependency(one, day) for one in objective.depends_on),
        feedback=tuple(one for one in objective.feedback if one.date is None or one.date <= day),
        dropped=_dropped(objective.dropped, day),
    )


def _key_result(key_result: KeyResult, day: date) -> KeyResult:
    return replace(
        as_promised(key_result, day) or key_result,
        check_ins=tuple(one for one in key_result.check_ins if one.date <= day),
        rebaselines=tuple(one for one in key_result.rebaselines if one.date <= day),
        milestones=tuple(replace(one, done=None) if one.done and one.done > day else one for one in key_result.milestones),
        dropped=_dropped(key_result.dropped, day),
    )


def _dependency(dependency: Dependency, day: date) -> Dependency:
    later = dependency.date is not None and dependency.date > day
    return replace(dependency, confirmed_by=None, date=None) if later else dependency


def _dropped(dropped: Dropped | None, day: date) -> Dropped | None:
    return dropped if dropped and dropped.date <= day else None
