"""Who waits for a word: for help that nobody has promised, for an answer, for a look back."""

from collections.abc import Iterator
from datetime import date

from okrkit.cycle import Cycle
from okrkit.objective import Dependency, Feedback, Objective
from okrkit.plan import Plan


def unconfirmed(plan: Plan, objective: Objective) -> Iterator[tuple[int, Dependency]]:
    """What an objective needs of teams that the workspace knows and that have not said yes, each with its place in the list."""
    for at, dependency in enumerate(objective.depends_on):
        if dependency.confirmed_by is None and dependency.team in plan.teams:
            yield at, dependency


def unanswered(objective: Objective, day: date) -> Iterator[tuple[int, Feedback]]:
    """What was said by the day without an answer, each with its place in the list; some of it has no date."""
    for at, feedback in enumerate(objective.feedback):
        if not feedback.response and not (feedback.date and feedback.date > day):
            yield at, feedback


def not_looked_back(plan: Plan, day: date, at_most: int = 366) -> Iterator[tuple[str, Cycle, tuple[Objective, ...]]]:
    """Each team with a cycle that is over and has no review, and its objectives, without those that were dropped.

    After ``at_most`` days nobody remembers, and nobody is asked any more.
    """
    reviewed = {(review.team, review.cycle) for review in plan.reviews}
    kept: dict[tuple[str, str], list[Objective]] = {}
    for objective in plan.objectives:
        if objective.dropped is None:
            kept.setdefault((objective.team, objective.cycle), []).append(objective)
    for (team, id), objectives in kept.items():
        cycle = plan.cycles.get(id)
        if cycle and 0 < (day - cycle.ends).days <= at_most and (team, id) not in reviewed:
            yield team, cycle, tuple(objectives)
