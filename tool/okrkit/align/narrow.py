"""A part of the plan that a report is about."""

from dataclasses import dataclass, replace

from okrkit.align.selection import known
from okrkit.objective import KeyResult, Objective
from okrkit.plan import Plan


@dataclass(frozen=True, slots=True)
class Narrow:
    """What to report on, as somebody typed it; None lets everything through. All of them must agree."""

    cycle: str | None = None
    team: str | None = None
    owner: str | None = None


def narrow(plan: Plan, to: Narrow) -> Plan:
    """The plan with the objectives of a team and of a cycle with those inside it, and the key results of a person.

    A key result without an owner is its objective's owner's. Raises `OkrError` for a name that does not exist.
    """
    known("team", to.team, tuple(plan.teams), {team.name: id for id, team in plan.teams.items()})
    known("person", to.owner, tuple(plan.people), {person.name: id for id, person in plan.people.items()})
    known("cycle", to.cycle, tuple(one.id for one in sorted(plan.cycles.values(), key=lambda one: (one.starts, -one.days))))
    return plan.with_objectives(
        replace(objective, key_results=mine) if to.owner else objective
        for objective in plan.objectives
        if (to.team is None or objective.team == to.team) and _is_in(plan, objective, to.cycle)
        if (mine := tuple(one for one in objective.key_results if _is_of(objective, one, to.owner))) or to.owner is None
    )


def _is_in(plan: Plan, objective: Objective, cycle: str | None) -> bool:
    around, own = plan.cycles.get(cycle or ""), plan.cycles.get(objective.cycle)
    return cycle is None or (around is not None and own is not None and around.contains(own))


def _is_of(objective: Objective, key_result: KeyResult, owner: str | None) -> bool:
    return (key_result.owner or objective.owner) == owner
