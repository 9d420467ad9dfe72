"""What the report on owners is about: who carries what, who carries too much, and what nobody carries."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from okrkit.cycle import Cycle
from okrkit.due.load import Load, loads
from okrkit.lint.rules.cadence.overloaded_owner import overloaded_owner
from okrkit.lint.settings import configure
from okrkit.measure.owned import owner_of
from okrkit.measure.progress import is_dropped, live
from okrkit.objective import KeyResult, Objective
from okrkit.plan import Plan
from okrkit.report.kinds.question import Question
from okrkit.report.kinds.running import cycles_of, within

MOST = overloaded_owner.name
"""The rule that says how many key results are too many; its option ``most`` is the threshold of the report too."""


@dataclass(frozen=True, slots=True)
class Owning:
    """Who carries what in some cycles.

    ``carrying`` are the loads of those who own something that is asked about, the heaviest first: each is the whole load of
    a person, in every team. ``nobody`` is what has no owner, ``strangers`` what belongs to somebody whom the
    workspace does not know, where it knows anybody. ``idle`` are those who own nothing.
    """

    question: Question
    cycles: tuple[Cycle, ...]
    most: int
    carrying: tuple[Load, ...]
    nobody: tuple[Objective, ...]
    strangers: tuple[Objective | KeyResult, ...]
    idle: tuple[Load, ...]

    @property
    def overloaded(self) -> tuple[Load, ...]:
        """Those who have to move more key results than the threshold allows."""
        return tuple(load for load in self.carrying if len(load.numbers) > self.most)


def owning(question: Question) -> Owning:
    """Who carries what. Raises `OkrError` for a name that does not exist."""
    asked, cycles = question.part, cycles_of(question)
    part = [one for one in within(asked, cycles).objectives if not is_dropped(one, question.day)]
    every = loads(within(question.plan, cycles), question.day)
    shown = set(_answering(part, question))
    heaviest = sorted(
        (every[person] for person in shown if person is not None and person in every),
        key=lambda load: (-len(load.numbers), -len(load.objectives), question.plan.name_of(load.person), load.person or ""),
    )
    return Owning(
        question=question,
        cycles=cycles,
        most=threshold(question.plan),
        carrying=tuple(heaviest),
        nobody=tuple(one for one in part if not one.owner),
        strangers=tuple(_strangers(part, question)),
        idle=tuple(_idle(every.values(), question)),
    )


def threshold(plan: Plan) -> int:
    """From how many key results on somebody carries too much: as the rule says, however loudly it does."""
    [rule] = configure(plan.lint, (overloaded_owner,))
    most = rule.options.get("most", overloaded_owner.options["most"].default)
    return int(most)


def _answering(part: Iterable[Objective], question: Question) -> Iterator[str | None]:
    """Who owns something of the part; of a part that is about a person, that one alone."""
    for objective in part:
        owners = (objective.owner, *(owner_of(objective, one) for one in live(objective, question.day)))
        yield from (owner for owner in owners if question.asked.owner in (None, owner))


def _strangers(part: Iterable[Objective], question: Question) -> Iterator[Objective | KeyResult]:
    known = question.plan.people
    for objective in part if known else ():
        parts: tuple[Objective | KeyResult, ...] = (objective, *live(objective, question.day))
        for one in parts:
            if one.owner and one.owner not in known:
                yield one


def _idle(every: Iterable[Load], question: Question) -> Iterator[Load]:
    """Those who own nothing; of one team its own people only, and nobody where the report is about one person."""
    team = question.plan.teams.get(question.asked.team or "")
    for load in every:
        belongs = team is None or load.person in (team.lead, *team.members)
        if load.person and not load.owns and belongs and question.asked.owner is None:
            yield load
