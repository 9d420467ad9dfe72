"""Confidences that were stated while a target was still open, and what became of the targets."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from okrkit.cycle import Cycle
from okrkit.measure.progress import is_dropped, key_result_progress
from okrkit.measure.promised import as_promised
from okrkit.measure.score import score_key_result
from okrkit.measure.value import check_ins_until
from okrkit.objective import Ambition, CheckIn, KeyResult, Kind, Objective
from okrkit.plan import Plan
from okrkit.reference import Reference

BEGINNING = 0.5
"""The share of a cycle after which a confidence says how it went, and no longer what was promised."""

GOOD = 0.7
"""The score that is a good end of a stretch: its target is set to be missed as often as not."""


@dataclass(frozen=True, slots=True)
class Bet:
    """How sure somebody was of a target, 0 to 1, and whether it was met by the end of its cycle.

    ``owner`` is that of the key result, else of its objective. ``score`` is 0 to 1, of the target as it stood when the
    confidence was stated. ``good`` asks less of a stretch: an aspirational objective's key result ends well from `GOOD` on.
    """

    reference: Reference
    title: str
    owner: str | None
    stated_on: date
    confidence: float
    score: float
    met: bool
    good: bool

    @property
    def team(self) -> str:
        """The team whose promise it was."""
        return self.reference.team

    @property
    def cycle(self) -> str:
        """The cycle that it was for."""
        return self.reference.cycle or ""


class LeftOut(StrEnum):
    """Why a key result of a cycle that is over is no bet."""

    DROPPED = "dropped"
    UNSTATED = "no confidence in the first half"
    REDEFINED = "measured in another way since"
    UNKNOWN = "no value at the end"


@dataclass(frozen=True, slots=True)
class Bets:
    """All bets of cycles that are over, in the order of the plan, and how many key results are none, by reason."""

    decided: tuple[Bet, ...]
    left_out: Mapping[LeftOut, int] = field(default_factory=dict)


def bets(plan: Plan, day: date) -> Bets:
    """What was stated and what happened in every cycle that is over on the day; guardrails promise no target and are none."""
    told = list(_told(plan, day))
    return Bets(tuple(one for one in told if isinstance(one, Bet)), Counter(one for one in told if isinstance(one, LeftOut)))


def stated(key_result: KeyResult, cycle: Cycle) -> CheckIn | None:
    """The check-in with the confidence that counts: the last one up to the freeze, when the promise was made.

    Where none was stated by then, the first one after it in the first half of the cycle. Later ones know too much.
    """
    said = [entry for entry in check_ins_until(key_result, cycle.ends) if entry.confidence is not None]
    by_freeze = [entry for entry in said if entry.date <= cycle.frozen_from]
    later = (entry for entry in said if cycle.elapsed(entry.date) < BEGINNING)
    return by_freeze[-1] if by_freeze else next(later, None)


def _told(plan: Plan, day: date) -> Iterator[Bet | LeftOut]:
    for objective in plan.objectives:
        cycle = plan.cycles.get(objective.cycle)
        if cycle and cycle.ends < day:
            for key_result in objective.key_results:
                if key_result.kind is not Kind.GUARDRAIL:
                    yield _bet(objective, key_result, cycle, day)


def _bet(objective: Objective, key_result: KeyResult, cycle: Cycle, day: date) -> Bet | LeftOut:
    if is_dropped(objective, day) or is_dropped(key_result, day):
        return LeftOut.DROPPED
    said = stated(key_result, cycle)
    if said is None or said.confidence is None:
        return LeftOut.UNSTATED
    promised = as_promised(key_result, said.date)
    if promised is None:
        return LeftOut.REDEFINED
    progress, score = key_result_progress(promised, day), score_key_result(promised, cycle, day)
    if progress is None or score is None:
        return LeftOut.UNKNOWN
    met = progress >= 1
    return Bet(
        reference=key_result.reference,
        title=key_result.title,
        owner=key_result.owner or objective.owner,
        stated_on=said.date,
        confidence=said.confidence,
        score=score,
        met=met,
        good=met or (objective.ambition is Ambition.ASPIRATIONAL and score >= GOOD),
    )
