"""What is carried from one cycle into a later one, and what is not, and why."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from okrkit.align.answered import is_to_fill_in
from okrkit.cycle import Cycle
from okrkit.measure.score import score_objective
from okrkit.objective import KeyResult, Objective
from okrkit.plan import Plan
from okrkit.reference import Reference
from okrkit.review import Outcome, Verdict

_LET_GO = {Outcome.ACHIEVED: "it was achieved", Outcome.DROPPED: "it was given up"}


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody wants to be carried of these teams: ``only`` some, or all but what was dropped, or what is kept."""

    teams: Collection[str]
    only: Collection[Reference] = ()
    everything: bool = False


def verdict_on(plan: Plan, objective: Objective) -> Verdict | None:
    """What the team said of it at the end, under this id or one that it had before."""
    for review in plan.reviews:
        if (review.team, review.cycle) == (objective.team, objective.cycle):
            for id in (objective.id, *objective.formerly):
                if id in review.verdicts:
                    return review.verdicts[id]
    return None


def reason_to_leave(plan: Plan, objective: Objective, choice: Choice, day: date) -> str | None:
    """Why an objective is not carried on; None where it is.

    A draft that nobody filled in was never an objective. Of others the review decides, by ``next`` or else by the verdict;
    without one, whether all of it is reached.
    """
    if choice.only:
        return None if objective.reference in choice.only else "nobody asked for it"
    if objective.dropped or is_to_fill_in(objective.title):
        return f"it was dropped on {objective.dropped.date}" if objective.dropped else "nobody filled it in"
    verdict = verdict_on(plan, objective)
    if choice.everything:
        return None
    if verdict:
        if verdict.next == "abandon":
            return "its review lets it go"
        return None if verdict.next else _LET_GO.get(verdict.outcome)
    return _LET_GO[Outcome.ACHIEVED] if score_at_the_end(plan, objective, day) == 1 else None


def score_at_the_end(plan: Plan, objective: Objective, day: date) -> float | None:
    """Its score by what is known on the day, or, before the cycle is over, by what would be known if nothing came any more."""
    cycle = plan.cycles.get(objective.cycle)
    return score_objective(objective, cycle, max(day, cycle.ends)) if cycle else None


def reason_it_is_over(key_result: KeyResult) -> str | None:
    """Why a key result has nothing left to do: it was dropped, or all its milestones are done; None where it has."""
    if key_result.dropped:
        return f"it was dropped on {key_result.dropped.date}"
    has_more = key_result.target is not None or not all(milestone.done for milestone in key_result.milestones)
    return None if has_more or not key_result.milestones else "all its milestones are done"


def in_cycle(objective: Objective, cycle: Cycle) -> Objective:
    """The objective as others see it in a later cycle: what links can lead to."""
    kept = (
        replace(key_result, reference=replace(key_result.reference, cycle=cycle.id), formerly=())
        for key_result in objective.key_results
        if reason_it_is_over(key_result) is None
    )
    return replace(
        objective,
        reference=replace(objective.reference, cycle=cycle.id),
        key_results=tuple(kept),
        aligns_to=(),
        formerly=(),
    )


def known_in(plan: Plan, cycle: Cycle) -> frozenset[Reference]:
    """The references under which a cycle has objectives: own ones, former ones, and those that they continue."""
    there = [one for one in plan.objectives if one.cycle == cycle.id]
    own = {replace(one.reference, objective=id) for one in there for id in (one.id, *one.formerly)}
    return frozenset(own | {one.continues for one in there if one.continues})


def is_there(objective: Objective, cycle: Cycle, known: Collection[Reference]) -> bool:
    """Whether a later cycle, where these are ``known``, has the objective already, under its id or as one that continues it."""
    former = (replace(objective.reference, objective=id) for id in objective.formerly)
    return any(one in known for one in (replace(objective.reference, cycle=cycle.id), objective.reference, *former))
