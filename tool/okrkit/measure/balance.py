"""How a plan is spread: over kinds, lenses and weights."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from okrkit.measure.progress import carrying, is_dropped, live
from okrkit.objective import KeyResult, Kind, Objective
from okrkit.reference import Reference

_SHAPED = 2
"""Key results from which on one can speak of a balance."""


@dataclass(frozen=True, slots=True)
class Portion:
    """How many are of one sort, and which share of all, 0 to 1; 0 where there are none."""

    count: int
    share: float


@dataclass(frozen=True, slots=True)
class Lean:
    """What leans to one side among some key results.

    ``only`` is the lens through which all of them look, ``unused`` the lenses through which none does, where they say any.
    """

    no_outcome: bool = False
    more_outputs: bool = False
    only: str | None = None
    unused: tuple[str, ...] = ()


def portions(found: Iterable[object], among: Iterable[object]) -> tuple[Portion, ...]:
    """How much of what is found is of each sort, in the order of the sorts."""
    counts = Counter(found)
    every = counts.total() or 1
    return tuple(Portion(counts[one], counts[one] / every) for one in among)


def promised(objectives: Iterable[Objective], day: date) -> Mapping[str, tuple[KeyResult, ...]]:
    """For each team that has some, the key results that it still stands for."""
    found: dict[str, list[KeyResult]] = defaultdict(list)
    for objective in objectives:
        if not is_dropped(objective, day) and (kept := live(objective, day)):
            found[objective.team] += kept
    return {team: tuple(key_results) for team, key_results in found.items()}


def lenses_of(key_results: Iterable[KeyResult], known: Sequence[str]) -> tuple[str | None, ...]:
    """The lenses of a workspace, then those that are only used, and at last None where a key result names none."""
    used = {key_result.lens for key_result in key_results}
    every = tuple(dict.fromkeys((*known, *sorted(lens for lens in used if lens is not None))))
    return (*every, None) if None in used and every else every


def lean(key_results: Sequence[KeyResult], lenses: Sequence[str]) -> Lean:
    """What leans to one side; nothing does where there are too few to speak of sides."""
    if len(key_results) < _SHAPED:
        return Lean()
    kinds = Counter(one.kind for one in key_results)
    looks = {one.lens for one in key_results}
    only = key_results[0].lens if len(looks) == 1 else None
    unused = tuple(lens for lens in lenses if lens not in looks) if looks - {None} and only is None else ()
    return Lean(not kinds[Kind.OUTCOME], 0 < kinds[Kind.OUTCOME] < kinds[Kind.OUTPUT], only, unused)


def unguarded(objective: Objective, day: date) -> tuple[KeyResult, ...]:
    """The outcomes that could be bought at any price: no guardrail of the objective names them, or guards all of it."""
    kept = live(objective, day)
    guarded = {one.guards for one in kept if one.kind is Kind.GUARDRAIL}
    outcomes = (one for one in kept if one.kind is Kind.OUTCOME)
    return tuple(one for one in outcomes if guarded.isdisjoint((None, one.id, *one.formerly)))


def weight_shares(objective: Objective, day: date) -> Mapping[Reference, float]:
    """The share that each key result has in the progress of its objective, 0 to 1; guardrails and dropped ones have none."""
    kept = carrying(objective, day)
    whole = sum(one.weight for one in kept)
    return {one.reference: one.weight / whole for one in kept} if whole else {}
