"""The cycles that a report is about."""

from okrkit.align.selection import shown_cycles
from okrkit.cycle import Cycle
from okrkit.plan import Plan
from okrkit.report.kinds.question import Question


def cycles_of(question: Question) -> tuple[Cycle, ...]:
    """The cycle that is asked for and those inside it, else those that run on the day, the longest first.

    Where none runs on the day, they are those that ended last, or the first ones to come.
    """
    around = question.plan.cycles.get(question.asked.cycle or "")
    if around is None:
        return shown_cycles(question.plan, question.day)
    used = {objective.cycle for objective in question.plan.objectives}
    inside = (one for id, one in question.plan.cycles.items() if id in used and around.contains(one))
    return tuple(sorted(inside, key=lambda one: (-one.days, one.starts)))


def within(plan: Plan, cycles: tuple[Cycle, ...]) -> Plan:
    """The plan with the objectives of some cycles."""
    ids = {cycle.id for cycle in cycles}
    return plan.with_objectives(one for one in plan.objectives if one.cycle in ids)
