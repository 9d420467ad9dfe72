"""What the digest is about: what happened since a day, where it leads, and who is needed now."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from okrkit.align.as_written import as_written
from okrkit.align.graph import build_graph
from okrkit.align.narrow import Narrow, narrow
from okrkit.diff.change import Change, ChangeKind
from okrkit.diff.compare import compare
from okrkit.diff.review import Level, level
from okrkit.due.agenda import Agenda, agenda
from okrkit.due.asked import Asked
from okrkit.due.need import Need
from okrkit.errors import OkrError
from okrkit.measure.status import Status
from okrkit.objective import Objective
from okrkit.plan import Plan
from okrkit.reference import Reference
from okrkit.report.kinds.question import Question
from okrkit.say.summary import Told, tell

_BEST_FIRST = (
    *(Status.ACHIEVED, Status.ON_TRACK, Status.NOT_STARTED, Status.BEHIND, Status.OUTDATED, Status.AT_RISK),
    *(Status.MISSED, Status.DROPPED),
)
_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class Happened:
    """Something that happened, with what is told along with it, and what the weightiest of that asks of a reader."""

    told: Told
    level: Level


@dataclass(frozen=True, slots=True)
class Shift:
    """An objective that stands otherwise than it did."""

    objective: Objective
    then: Status
    now: Status

    @property
    def is_worse(self) -> bool:
        """Whether it stands worse."""
        return _BEST_FIRST.index(self.now) > _BEST_FIRST.index(self.then)


@dataclass(frozen=True, slots=True)
class Digested:
    """What happened from the day ``since`` on. ``by_dates`` says that no history told it, only the dates in the plan."""

    question: Question
    since: date
    by_dates: bool
    happened: tuple[Happened, ...]
    shifts: tuple[Shift, ...]
    agenda: Agenda

    def of(self, asks: Level) -> tuple[Happened, ...]:
        """What asks so much of a reader: first what is promised, then what all share."""
        every = (one for one in self.happened if one.level is asks)
        return tuple(sorted(every, key=lambda one: not one.told.change.reference.objective))

    @property
    def changes(self) -> tuple[Change, ...]:
        """Every change by itself."""
        return tuple(change for one in self.happened for change in (one.told.change, *one.told.along))

    @property
    def check_ins(self) -> tuple[Change, ...]:
        """The check-ins that came."""
        return tuple(change for change in self.changes if change.kind is ChangeKind.CHECK_IN_ADDED)

    @property
    def worse(self) -> tuple[Shift, ...]:
        """The objectives that stand worse."""
        return tuple(one for one in self.shifts if one.is_worse)

    @property
    def people(self) -> frozenset[str]:
        """Who checked in, as far as anybody says; else who answers for the key result."""
        found = (change.by or _owner(self.question.plan, change.reference) for change in self.check_ins)
        return frozenset(filter(None, found))


def digested(question: Question) -> Digested:
    """What happened. Raises `OkrError` for a name that does not exist, and for a first day that is still to come."""
    since = question.since or _before(question.day, _A_WEEK)
    if since > question.day:
        raise OkrError(f"{since} is after {question.day}, so nothing can have happened since", "name an earlier day")
    start, part = _before(since, 1), question.part
    by_dates = question.earlier(start) is None
    then = _by_dates(question.plan) if by_dates else question.earlier
    before = then(start) or as_written(question.plan, start)
    return Digested(
        question=question,
        since=since,
        by_dates=by_dates,
        happened=tuple(_happened(question, start, then)),
        shifts=tuple(_shifts(before, question, part, start)),
        agenda=_agenda(question),
    )


def _agenda(question: Question) -> Agenda:
    """What needs somebody, of the part that is asked about."""
    asked, part = question.asked, question.part.objectives
    found = agenda(question.plan, question.day, Asked(asked.owner, asked.team))
    if replace(asked, owner=None, team=None) == Narrow():
        return found
    inside, cycles = _references(part), {objective.cycle for objective in part}

    def is_asked(need: Need) -> bool:
        return need.reference in inside if need.reference else need.cycle.id in cycles

    desks = (replace(desk, needs=tuple(filter(is_asked, desk.needs))) for desk in found.desks)
    return replace(found, desks=tuple(desk for desk in desks if desk.needs))


def _before(day: date, days: int) -> date:
    """So many days earlier, as far as the calendar goes."""
    return day - timedelta(days=min(days, (day - date.min).days))


def _by_dates(plan: Plan) -> Callable[[date], Plan | None]:
    return cache(lambda day: as_written(plan, day))


def _happened(question: Question, start: date, then: Callable[[date], Plan | None]) -> Iterator[Happened]:
    """What changed, step by step from freeze to freeze: what moved before one was still a draft."""
    freezes = {cycle.frozen_from for cycle in question.plan.cycles.values() if start < cycle.frozen_from < question.day}
    days = (start, *sorted(freezes), question.day)
    plans = [(day, question.plan if day == question.day else then(day)) for day in days]
    for (_, before), (day, after) in pairwise((day, plan) for day, plan in plans if plan):
        is_asked = _filter(question.asked, (before, after), day)
        unknown = question.unknown(before) if after is question.plan else frozenset()
        changes = (one for one in compare(before, after) if one.reference.parent not in unknown)
        for told in tell(filter(is_asked, changes), after):
            levels = [level(change, before, after, day) for change in (told.change, *told.along)]
            yield Happened(told, min(levels, key=lambda one: one.rank))


def _filter(asked: Narrow, plans: Iterable[Plan], day: date) -> Callable[[Change], bool]:
    """Whether a change is of the part that is asked about, on one side or the other."""
    if asked == Narrow():
        return lambda change: True
    inside = _references([one for plan in plans for one in _part(plan, asked, day)])
    team_only = replace(asked, team=None) == Narrow()
    return lambda change: (
        change.reference in inside if change.reference.objective else team_only and change.reference.team == asked.team
    )


def _references(objectives: Collection[Objective]) -> frozenset[Reference]:
    """Objectives, and their key results."""
    key_results = (one.reference for objective in objectives for one in objective.key_results)
    return frozenset((*(objective.reference for objective in objectives), *key_results))


def _part(plan: Plan, asked: Narrow, day: date) -> tuple[Objective, ...]:
    try:
        return narrow(plan, asked, day).objectives
    except OkrError:  # there was no such thing yet, or there is no longer
        return ()


def _shifts(before: Plan, question: Question, part: Plan, start: date) -> Iterator[Shift]:
    """The objectives that stand otherwise, as long as their cycles run or have just ended; the worst first."""
    old, new, found = build_graph(before), build_graph(question.plan), []
    for shown in part.objectives:
        objective, was = question.plan.objective(shown.reference) or shown, before.objective(shown.reference)
        cycle = question.plan.cycles.get(objective.cycle)
        if cycle and was and cycle.starts <= question.day and cycle.ends > start:
            then, now = old.standing(was, start).status, new.standing(objective, question.day).status
            if then is not now is not Status.DROPPED:
                found.append(Shift(objective, then, now))
    yield from sorted(found, key=lambda one: (not one.is_worse, -_BEST_FIRST.index(one.now)))


def _owner(plan: Plan, reference: Reference) -> str | None:
    objective = plan.objective(reference)
    key_result = objective.key_result(reference.key_result or "") if objective else None
    return (key_result.owner if key_result else None) or (objective.owner if objective else None)
