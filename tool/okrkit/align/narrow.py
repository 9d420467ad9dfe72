"""A part of the plan that a report is about."""

from dataclasses import dataclass, replace
from datetime import date

from okrkit.align.graph import Graph, build_graph
from okrkit.align.selection import known
from okrkit.errors import OkrError
from okrkit.measure.status import Status
from okrkit.objective import KeyResult, Objective
from okrkit.plan import Plan


@dataclass(frozen=True, slots=True)
class Narrow:
    """What to report on, as somebody typed it; None lets everything through. All of them must agree.

    ``level`` is how deep a team is among the teams: 1 for one with nobody above it.
    """

    cycle: str | None = None
    team: str | None = None
    owner: str | None = None
    lens: str | None = None
    status: str | None = None
    level: int | None = None


def narrow(plan: Plan, to: Narrow, day: date) -> Plan:
    """The plan with some objectives, and of these some key results; ``day`` is the one on which they stand as asked.

    A team, a cycle (with those inside it) and a level choose objectives; an owner, a lens and a status choose key results. An
    objective that stands as asked keeps all of its own, one of a person stays even where none of its key results is theirs. A
    key result without an owner is its objective's owner's. Where an objective leads to is known only by the whole plan: one
    of another team or cycle is gone from the part. Raises `OkrError` for a name that does not exist.
    """
    if to == Narrow():
        return plan
    graph = build_graph(plan)
    _refuse_unknown(graph, to)
    inside = (one for one in plan.objectives if _is_inside(graph, one, to))
    return plan.with_objectives(part for one in inside if (part := _part(graph, one, to, day)) is not None)


def _refuse_unknown(graph: Graph, to: Narrow) -> None:
    plan = graph.plan
    known("team", to.team, tuple(plan.teams), {team.name: id for id, team in plan.teams.items()})
    known("person", to.owner, tuple(plan.people), {person.name: id for id, person in plan.people.items()})
    known("cycle", to.cycle, tuple(one.id for one in sorted(plan.cycles.values(), key=lambda one: (one.starts, -one.days))))
    known("lens", to.lens, plan.lenses)
    known("status", to.status, tuple(Status))
    deepest = max((1 + graph.level(team) for team in plan.teams), default=0)
    if to.level is not None and not 1 <= to.level <= deepest:
        raise OkrError(f"there is no level {to.level} of teams", f"the levels are 1 to {deepest}, from the top down")


def _is_inside(graph: Graph, objective: Objective, to: Narrow) -> bool:
    return (
        (to.team is None or objective.team == to.team)
        and (to.level is None or 1 + graph.level(objective.team) == to.level)
        and _is_in(graph.plan, objective, to.cycle)
    )


def _is_in(plan: Plan, objective: Objective, cycle: str | None) -> bool:
    around, own = plan.cycles.get(cycle or ""), plan.cycles.get(objective.cycle)
    return cycle is None or (around is not None and own is not None and around.contains(own))


def _part(graph: Graph, objective: Objective, to: Narrow, day: date) -> Objective | None:
    """The objective with the key results that are asked for; None where nothing of it is."""
    stands = to.status is None or graph.standing(objective, day).status == to.status

    def is_asked(one: KeyResult) -> bool:
        return (
            (to.owner is None or (one.owner or objective.owner) == to.owner)
            and (to.lens is None or one.lens == to.lens)
            and (stands or graph.key_result_standing(one, day).status == to.status)
        )

    mine = tuple(filter(is_asked, objective.key_results))
    if not mine and not (stands and to.lens is None and to.owner in (None, objective.owner)):
        return None
    return objective if len(mine) == len(objective.key_results) else replace(objective, key_results=mine)
