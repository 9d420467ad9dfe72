"""How the last cycles of each team ended."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from okrkit.cycle import Cycle
from okrkit.measure.score import score_key_result
from okrkit.objective import Ambition, Kind, Objective
from okrkit.plan import Plan

LAST = 2
"""Cycles in a row that are a habit."""


@dataclass(frozen=True, slots=True)
class Ended:
    """A team's cycle that is over.

    ``scores`` are those of its key results, 0 to 1, None where nothing is known of one; guardrails and
    what was dropped are left out. ``committed`` says that the team had promised to reach all of it.
    """

    cycle: Cycle
    scores: tuple[float | None, ...]
    committed: bool

    def all_within(self, low: float, high: float) -> bool:
        """Whether there are at least two scores, and all are known and lie between the two, both included."""
        return len(self.scores) > 1 and all(score is not None and low <= score <= high for score in self.scores)


def track_records(whole: Plan, today: date) -> Mapping[str, tuple[Ended, ...]]:
    """The last two cycles of each team that has as many behind it, the older first."""
    objectives: dict[str, dict[str, list[Objective]]] = defaultdict(lambda: defaultdict(list))
    for objective in whole.objectives:
        cycle = whole.cycles.get(objective.cycle)
        if cycle and cycle.ends < today and objective.dropped is None:
            objectives[objective.team][objective.cycle].append(objective)
    return {
        team: tuple(_ended(whole.cycles[id], cycles[id], today) for id in _latest(whole, cycles))
        for team, cycles in objectives.items()
        if len(cycles) >= LAST
    }


def _latest(whole: Plan, cycles: Mapping[str, object]) -> list[str]:
    return sorted(cycles, key=lambda id: (whole.cycles[id].ends, whole.cycles[id].starts))[-LAST:]


def _ended(cycle: Cycle, objectives: list[Objective], today: date) -> Ended:
    return Ended(
        cycle,
        tuple(
            score_key_result(key_result, cycle, today)
            for objective in objectives
            for key_result in objective.key_results
            if key_result.kind is not Kind.GUARDRAIL and key_result.dropped is None
        ),
        all(objective.ambition is Ambition.COMMITTED for objective in objectives),
    )


def full_scores(whole: Plan, today: date) -> Mapping[str, str]:
    """The teams that reached all of everything in both of their last cycles, with the names of those.

    A team that had committed itself to all of it has only kept its word.
    """
    return {
        team: " and ".join(one.cycle.id for one in ended)
        for team, ended in track_records(whole, today).items()
        if all(one.all_within(1, 1) for one in ended) and not all(one.committed for one in ended)
    }


def first_live(plan: Plan) -> Mapping[str, Objective]:
    """The first objective of each team that has one, where to tell what is about all of them."""
    found: dict[str, Objective] = {}
    for objective in plan.objectives:
        found.setdefault(objective.team, objective)
    return found
