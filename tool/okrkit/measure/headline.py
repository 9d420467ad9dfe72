"""The one number that stands for an objective, and what is asked of it."""

from dataclasses import dataclass
from datetime import date

from okrkit.cycle import Cycle
from okrkit.measure.expected import expected_objective
from okrkit.measure.progress import carrying, key_result_progress, objective_progress
from okrkit.objective import Objective
from okrkit.workspace import Rollup


@dataclass(frozen=True, slots=True)
class Headline:
    """``progress`` as the policy makes it from ``own`` and ``supporting``, held against ``expected``.

    ``met`` says that all of what it is made of has reached its target, so that no surplus hides a gap.
    """

    progress: float | None
    expected: float
    met: bool
    own: float | None
    supporting: float | None


def headline(objective: Objective, cycle: Cycle, rollup: Rollup, day: date, supporting: float | None) -> Headline:
    """The headline of an objective; what is asked to count beside its own but is unknown leaves its own alone to speak."""
    own = objective_progress(objective, day)
    counts_supporting = rollup is not Rollup.OWN and supporting is not None
    counts_own = not counts_supporting or (rollup is Rollup.BLEND and own is not None)
    parts = [own] * counts_own + [supporting] * counts_supporting
    known = [part for part in parts if part is not None]
    return Headline(
        progress=sum(known) / len(known) if known else None,
        expected=expected_objective(objective, cycle, day),
        met=bool(known) and all(part >= 1 for part in known) and (not counts_own or _all_met(objective, day)),
        own=own,
        supporting=supporting,
    )


def _all_met(objective: Objective, day: date) -> bool:
    reached = [key_result_progress(key_result, day) for key_result in carrying(objective, day)]
    return bool(reached) and all(progress is not None and progress >= 1 for progress in reached)
