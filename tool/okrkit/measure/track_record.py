"""How the cycles of each team ended."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

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


def ended_cycles(whole: Plan, today: date) -> Mapping[str, tuple[Ended, ...]]:
    """The cycles of each team that are over, the oldest first; objectives that were dropped are no part of them."""
    objectives: dict[str, dict[str, list[Objective]]] = defaultdict(lambda: defaultdict(list))
    for objective in whole.objectives:
        cycle = whole.cycles.get(objective.cycle)
        if cycle and cycle.ends < today and objective.dropped is None:
            objectives[objective.team][objective.cycle].append(objective)
    return {
        team: tuple(_ended(whole.cycles[id], cycles[id], today) for id in _in_order(whole, cycles))
        for team, cycles in objectives.items()
    }


def track_records(whole: Plan, today: date) -> Mapping[str, tuple[Ended, ...]]:
    """The last two cycles of each team that has as many behind it, the older first."""
    return {team: ended[-LAST:] for team, ended in ended_cycles(whole, today).items() if len(ended) >= LAST}


def _in_order(whole: Plan, cycles: Iterable[str]) -> list[str]:
    return sorted(cycles, key=lambda id: (whole.cycles[id].ends, whole.cycles[id].starts))


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
        if len(full_in_a_row(ended)) >= LAST
    }


def full_in_a_row(ended: tuple[Ended, ...]) -> tuple[Ended, ...]:
    """The last cycles in a row that ended with all of everything, the oldest first; none where they were all committed."""
    full = tuple(takewhile(lambda one: one.all_within(1, 1), reversed(ended)))[::-1]
    return () if all(one.committed for one in full) else full
