"""One side of a change: a plan, and what changed as it is there."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from okrkit.align.graph import Graph, build_graph
from okrkit.objective import KeyResult, Objective
from okrkit.owners.reviewer import Reason, Side, Why
from okrkit.plan import Plan
from okrkit.reference import Reference


class Who(NamedTuple):
    """A person or a team by id; the other one is None."""

    person: str | None
    team: str | None = None


@dataclass(frozen=True)
class View:
    """A plan on one side of a change, with its links."""

    plan: Plan
    side: Side

    @cached_property
    def graph(self) -> Graph:
        """Its links."""
        return build_graph(self.plan)

    @cached_property
    def waiting(self) -> dict[str, list[Objective]]:
        """The objectives that depend on a team."""
        found: dict[str, list[Objective]] = {}
        for objective in self.graph.objectives:
            for team in dict.fromkeys(dependency.team for dependency in objective.depends_on):
                found.setdefault(team, []).append(objective)
        return found

    def lead(self, team: str) -> Who:
        """Who leads a team; the team itself where nobody is said to."""
        known = self.plan.teams.get(team)
        return Who(known.lead) if known and known.lead else Who(None, team)

    def owner(self, objective: Objective) -> Who:
        """Who owns an objective; the lead of its team where nobody does."""
        return Who(objective.owner) if objective.owner else self.lead(objective.team)


@dataclass(frozen=True, slots=True)
class Place:
    """What changed, as it is on one side; ``key_result`` is None where the change is about none, or it is not there."""

    about: Reference
    view: View
    objective: Objective
    key_result: KeyResult | None

    def reason(self, why: Why, through: Reference, *, required: bool, metric: str = "") -> Reason:
        """A reason to look at it."""
        return Reason(why, self.about, through, self.view.side, required, metric)
