"""Who serves what the company wants, and how much of whose work it takes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from okrkit.align.graph import Graph
from okrkit.align.hanging import Hanging
from okrkit.objective import Objective
from okrkit.plan import Plan
from okrkit.reference import Reference

_SURE = 12
"""Digits of a share that are kept: what is behind them is the noise of binary fractions, and would hang on nothing."""


@dataclass(frozen=True, slots=True)
class Support:
    """What serves an objective of the company.

    ``serving`` are the objectives of teams below the top that serve it, directly or through others, and ``teams`` whose they
    are; ``direct`` counts what aligns to it itself, at one time. ``work`` is the part of the teams' work, 0 to 1, that
    hangs on it, each team counting the same; None where no team has any. ``elsewhere`` are other cycles in which a
    team serves it, where none does in those that are looked at.
    """

    objective: Objective
    serving: tuple[Objective, ...]
    teams: tuple[str, ...]
    direct: int
    work: float | None
    elsewhere: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TeamWork:
    """The objectives of a team below the top, and the part of them, by their weights, that hangs on each top objective."""

    team: str
    objectives: tuple[Objective, ...]
    on: Mapping[Reference, float]

    @property
    def nothing(self) -> float | None:
        """The part that hangs on nothing of the company; None where there is no work."""
        return max(0.0, round(1 - sum(self.on.values()), _SURE)) if self.objectives else None

    @property
    def serves(self) -> bool:
        """Whether anything of it hangs on the company."""
        return any(self.on.values())


def team_work(hanging: Hanging, teams: Iterable[str], objectives: Iterable[Objective]) -> tuple[TeamWork, ...]:
    """Which of some objectives are of each of some teams, and what they hang on, in the order of the teams."""
    own: dict[str, list[Objective]] = {team: [] for team in teams}
    for objective in objectives:
        if objective.team in own:
            own[objective.team].append(objective)
    return tuple(TeamWork(team, tuple(its), _on(hanging, its)) for team, its in own.items())


def supports(graph: Graph, hanging: Hanging) -> Iterator[Support]:
    """What serves each objective of the company."""
    work = [one for one in hanging.objectives if one.team not in graph.top_teams]
    own: dict[str, list[Objective]] = {}
    serving: dict[Reference, list[Objective]] = {}
    for objective in work:
        own.setdefault(objective.team, []).append(objective)
        for reference in hanging.company[objective.reference]:
            serving.setdefault(reference, []).append(objective)
    parts = _parts(own, hanging)
    for objective in hanging.objectives:
        if objective.team in graph.top_teams:
            below = tuple(serving.get(objective.reference, ()))
            yield Support(
                objective,
                below,
                teams=tuple(dict.fromkeys(one.team for one in below)),
                direct=most_at_a_time(graph.plan, hanging.children[objective.reference]),
                work=round(parts.get(objective.reference, 0.0), _SURE) if work else None,
                elsewhere=() if below else _elsewhere(graph, hanging, objective),
            )


def most_at_a_time(plan: Plan, objectives: Sequence[Objective]) -> int:
    """How many of some objectives run on the day on which most of them do; one whose cycle has no dates always does."""
    cycles = [plan.cycles.get(one.cycle) for one in objectives]
    starts = {cycle.starts for cycle in cycles if cycle}
    return max((sum(not cycle or cycle.covers(day) for cycle in cycles) for day in starts), default=len(cycles))


def _parts(own: Mapping[str, Sequence[Objective]], hanging: Hanging) -> dict[Reference, float]:
    """The part of all teams' work that hangs on each objective of the company, each team counting the same."""
    parts: dict[Reference, float] = {}
    for its in own.values():
        whole = sum(one.weight for one in its)
        for one in its:
            for reference, share in hanging.company[one.reference].items():
                parts[reference] = parts.get(reference, 0.0) + share * one.weight / whole / len(own)
    return parts


def _on(hanging: Hanging, objectives: Sequence[Objective]) -> dict[Reference, float]:
    whole, on = sum(one.weight for one in objectives), dict.fromkeys((top.reference for top in hanging.tops), 0.0)
    for objective in objectives:
        for reference, share in hanging.on_tops(objective).items():
            on[reference] += share * objective.weight / whole
    return {reference: round(share, _SURE) for reference, share in on.items()}


def _elsewhere(graph: Graph, hanging: Hanging, objective: Objective) -> tuple[str, ...]:
    below = (one for one in graph.below(objective) if one.team not in graph.top_teams and one.dropped is None)
    others = {one.cycle for one in below} - {one.cycle for one in hanging.objectives}
    cycles = (cycle for id in others if (cycle := graph.plan.cycles.get(id)))
    return tuple(cycle.id for cycle in sorted(cycles, key=lambda one: (one.starts, -one.days)))
