"""The alignment graph of a plan: who supports whom, from the company down and back up."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain

from okrkit.align.links import Links, resolve_links
from okrkit.align.loops import components
from okrkit.align.rollup import Standings
from okrkit.measure.progress import is_dropped
from okrkit.measure.standing import UNKNOWN, Standing, stand_key_result
from okrkit.measure.status import Status
from okrkit.objective import KeyResult, Link, Objective
from okrkit.plan import Plan
from okrkit.reference import Reference

Cycles = Collection[str] | None
"""Ids of the cycles to look at; None for all."""


@dataclass(frozen=True, slots=True)
class Graph:
    """A plan with its links resolved. All answers are in reading order and safe where links run in a circle."""

    plan: Plan
    links: Links
    top_teams: frozenset[str]
    """The teams with nobody above them: the company."""
    _standings: dict[date, Standings] = field(default_factory=dict, repr=False, compare=False)

    @property
    def objectives(self) -> tuple[Objective, ...]:
        """Every objective: by team as the workspace lists them, then by cycle, then as written."""
        return self.links.objectives

    def within(self, cycles: Cycles) -> tuple[Objective, ...]:
        """The objectives of some cycles."""
        return tuple(objective for objective in self.objectives if cycles is None or objective.cycle in cycles)

    def parents(self, objective: Objective, cycles: Cycles = None) -> tuple[tuple[Link, Objective], ...]:
        """Its links and where they lead, the first parent first; one to a key result leads to that one's objective."""
        links = self.links.up.get(objective.reference, ())
        return links if cycles is None else tuple((link, parent) for link, parent in links if parent.cycle in cycles)

    def children(self, objective: Objective, cycles: Cycles = None) -> tuple[Objective, ...]:
        """What aligns to it or to one of its key results, each once."""
        children = {child.reference: child for _, child in self.links.down.get(objective.reference, ())}
        return tuple(child for child in children.values() if cycles is None or child.cycle in cycles)

    def supporters(self, key_result: KeyResult) -> tuple[Objective, ...]:
        """What aligns to this key result itself, under its id or one it had before."""
        names = {key_result.id, *key_result.formerly}
        links = self.links.down.get(key_result.reference.parent, ())
        return tuple({child.reference: child for link, child in links if link.to.key_result in names}.values())

    def roots(self, cycles: Cycles = None) -> tuple[Objective, ...]:
        """Where a tree of some cycles begins, so that each objective of them is in it.

        What supports nothing within them, and one objective of each circle that hangs from nothing.
        """
        scope = self.within(cycles)
        top = [objective for objective in scope if not self.parents(objective, cycles)]
        roots = {objective.reference: objective for objective in top}
        reached = self._reach(top, lambda one: self.children(one, cycles))
        for objective in scope:
            if objective.reference not in reached:
                roots[objective.reference] = objective
                reached |= self._reach([objective], lambda one: self.children(one, cycles))
        return tuple(objective for objective in scope if objective.reference in roots)

    def above(self, objective: Objective, cycles: Cycles = None) -> tuple[Objective, ...]:
        """All that it serves, directly and through others, the nearest first; never itself."""
        reached = self._reach([objective], lambda one: [parent for _, parent in self.parents(one, cycles)])
        return tuple(reached.values())[1:]

    def below(self, objective: Objective, cycles: Cycles = None) -> tuple[Objective, ...]:
        """All that serves it, directly and through others, the nearest first; never itself."""
        return tuple(self._reach([objective], lambda one: self.children(one, cycles)).values())[1:]

    def loops(self) -> tuple[tuple[Objective, ...], ...]:
        """The knots of objectives that support each other in a circle, and each objective that supports itself."""
        by_reference = {objective.reference: objective for objective in self.objectives}
        knots = components(by_reference, lambda one: [up.reference for _, up in self.links.up.get(one, ())])
        circles = [tuple(by_reference[member] for member in knot) for knot in knots if len(knot) > 1]
        return (*circles, *((objective,) for objective in self.links.to_itself))

    def orphans(self, cycles: Cycles = None) -> tuple[Objective, ...]:
        """The objectives of teams below the top that support nothing in any cycle; dropped ones are left out."""
        return tuple(one for one in self.of_teams(cycles) if not self.parents(one))

    def unsupported(self, cycles: Cycles = None) -> tuple[Objective, ...]:
        """The objectives of the teams at the top that no team below serves in any cycle, directly or through others.

        Dropped ones are left out, and so is everything where all teams are at the top.
        """
        if len(self.top_teams) == len(self.plan.teams):
            return ()
        return tuple(one for one in self.of_company(cycles) if not any(self._counts(below) for below in self.below(one)))

    def of_company(self, cycles: Cycles = None) -> tuple[Objective, ...]:
        """The objectives of the teams at the top that are not dropped."""
        return tuple(one for one in self.within(cycles) if one.team in self.top_teams and one.dropped is None)

    def of_teams(self, cycles: Cycles = None) -> tuple[Objective, ...]:
        """The objectives of the teams below the top that are not dropped."""
        return tuple(one for one in self.within(cycles) if self._counts(one))

    def level(self, team: str) -> int:
        """How many teams stand above a team, 0 for one at the top."""
        above: list[str] = []
        while (parent := self._parent_of(team)) is not None and parent not in above:
            above.append(team := parent)
        return len(above)

    def standing(self, objective: Objective, day: date) -> Standing:
        """Where an objective stands on a day, worked out once; its ``supporting`` is the mean over what aligns to it."""
        if day not in self._standings:
            self._standings[day] = Standings(self.plan, self.links, day)
        return self._standings[day].of(objective)

    def key_result_standing(self, key_result: KeyResult, day: date) -> Standing:
        """Where a key result of the plan stands on a day; it is dropped with its objective."""
        cycle = self.plan.cycles.get(key_result.reference.cycle or "")
        if cycle is None:
            return UNKNOWN
        standing = stand_key_result(key_result, cycle, self.plan.policy, day)
        objective = self.plan.objective(key_result.reference)
        given_up = objective is not None and is_dropped(objective, day)
        return replace(standing, status=Status.DROPPED) if given_up else standing

    def _parent_of(self, team: str) -> str | None:
        known = self.plan.teams.get(team)
        return known.parent if known and known.parent in self.plan.teams else None

    def _counts(self, objective: Objective) -> bool:
        return objective.team not in self.top_teams and objective.dropped is None

    @staticmethod
    def _reach(starts: Iterable[Objective], step: Callable[[Objective], Iterable[Objective]]) -> dict[Reference, Objective]:
        """The starts and everything that steps lead to, level by level."""
        reached: dict[Reference, Objective] = {}
        level = list(starts)
        while level:
            fresh = {one.reference: one for one in level if one.reference not in reached}
            reached |= fresh
            level = list(chain.from_iterable(map(step, fresh.values())))
        return reached


def build_graph(plan: Plan) -> Graph:
    """The graph of a plan, in time that grows with its links."""
    top = frozenset(team.id for team in plan.teams.values() if team.parent not in plan.teams)
    return Graph(plan, resolve_links(plan), top)
