"""The alignment links of a plan, resolved once, upwards and downwards."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from okrkit.objective import Link, Objective
from okrkit.plan import Plan
from okrkit.reference import Reference


@dataclass(frozen=True, slots=True)
class Links:
    """Who supports whom. ``up`` are an objective's links in the order it is written with, ``down`` those of others to it.

    ``objectives`` are in reading order: teams as the workspace lists them, cycles as they begin (the
    longest first), and within a file as written; ``down`` keeps to it. Links that lead nowhere are
    left out, and so are those of an objective to itself, which stand in ``to_itself``.
    """

    objectives: tuple[Objective, ...]
    up: Mapping[Reference, tuple[tuple[Link, Objective], ...]]
    down: Mapping[Reference, tuple[tuple[Link, Objective], ...]]
    to_itself: tuple[Objective, ...]


def resolve_links(plan: Plan) -> Links:
    """Resolve every link of a plan; of two objectives with one reference the plan's own answer stands."""
    objectives = in_reading_order(plan)
    up: dict[Reference, tuple[tuple[Link, Objective], ...]] = {}
    down: dict[Reference, list[tuple[Link, Objective]]] = {}
    to_itself = []
    for objective in objectives:
        found = [(link, plan.resolve(link.to, objective.cycle)) for link in objective.aligns_to]
        targets = [(link, target) for link, target in found if target is not None]
        up[objective.reference] = tuple((link, target) for link, target in targets if target is not objective)
        for link, target in up[objective.reference]:
            down.setdefault(target.reference, []).append((link, objective))
        if len(up[objective.reference]) < len(targets):
            to_itself.append(objective)
    return Links(objectives, up, {reference: tuple(links) for reference, links in down.items()}, tuple(to_itself))


def in_reading_order(plan: Plan) -> tuple[Objective, ...]:
    """Each objective of a plan once, in an order that moving a file does not change."""
    team_order = {team: index for index, team in enumerate(plan.teams)}

    def place(objective: Objective) -> tuple[int, str, date, int, str]:
        cycle = plan.cycles.get(objective.cycle)
        begins, days = (cycle.starts, cycle.days) if cycle else (date.max, 0)
        return team_order.get(objective.team, len(team_order)), objective.team, begins, -days, objective.cycle

    return tuple(sorted({objective.reference: objective for objective in plan.objectives}.values(), key=place))
