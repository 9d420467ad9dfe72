"""What the report on health is about: the health of a part of the plan, by team, and as it was earlier."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from okrkit.align.graph import Graph, build_graph
from okrkit.align.health import Health, Promised
from okrkit.align.judging import Judged, judge
from okrkit.align.links import in_reading_order
from okrkit.align.narrow import narrow
from okrkit.cycle import Cycle
from okrkit.errors import OkrError
from okrkit.history.between import moves_between
from okrkit.measure.progress import is_dropped
from okrkit.plan import Plan
from okrkit.reference import Reference
from okrkit.report.kinds.question import Question
from okrkit.report.kinds.running import cycles_of, within

APART = 14
"""Days between the points of a trend."""
MOST = 8
"""Points of a trend; of longer cycles they stand further apart."""


@dataclass(frozen=True, slots=True)
class Point:
    """Health on an earlier day, by the plan that had landed by then and the settings of today; None where nobody knows."""

    day: date
    health: Health | None


@dataclass(frozen=True, slots=True)
class Healthy:
    """The health of what is asked about. ``trend`` ends with the day itself, and is empty where there is nothing to judge.

    ``unknown`` are the cycles of which the history does not say what they promised at their freeze.
    """

    question: Question
    cycles: tuple[Cycle, ...]
    whole: Health
    teams: Mapping[str, Health]
    trend: tuple[Point, ...]
    unknown: tuple[str, ...]


def healthy(question: Question) -> Healthy:
    """The health of everything that is asked about. Raises `OkrError` for a name that does not exist."""
    question = replace(question, earlier=cache(question.earlier))
    cycles, graph = cycles_of(question), build_graph(question.plan)
    judged = _judged(question, graph, cycles)
    teams = dict.fromkeys(one.team for one in judged.objectives)
    whole = judge(judged)
    return Healthy(
        question=question,
        cycles=cycles,
        whole=whole,
        teams={team: judge(_of_team(judged, team)) for team in teams} if len(teams) > 1 else {},
        trend=(*_trend(question, cycles), Point(question.day, whole)) if whole.weight else (),
        unknown=tuple(one.id for one in cycles if one.frozen_from < question.day and not question.earlier(one.frozen_from)),
    )


def _judged(question: Question, graph: Graph, cycles: tuple[Cycle, ...]) -> Judged:
    day = question.day
    objectives = in_reading_order(within(question.part, cycles))
    promises = [promise for cycle in cycles for promise in _promised(question, cycle)]
    if question.asked.status is not None:  # what is gone stands in no way
        shown = {key_result.reference for objective in objectives for key_result in objective.key_results}
        promises = [promise for promise in promises if promise.reference in shown]
    return Judged(graph, tuple(one for one in objectives if not is_dropped(one, day)), day, tuple(promises))


def _promised(question: Question, cycle: Cycle) -> Iterator[Promised]:
    """What a cycle promised at its freeze, with what moved quietly between then and the day."""
    if question.day <= cycle.frozen_from or (before := question.earlier(cycle.frozen_from)) is None:
        return
    try:
        asked = narrow(before, replace(question.asked, status=None, cycle=None), question.day)
    except OkrError:  # a team or a person that nobody knew yet had promised nothing
        return
    moved: dict[Reference, tuple[str, ...]] = {}
    for goalpost in moves_between(before, question.plan, question.day):
        quiet = dict.fromkeys(str(move.field).replace("_", " ") for move in goalpost.moves if move.needs_a_word)
        moved[goalpost.reference] = tuple(quiet)
    unknown = question.unknown(before)
    for objective in within(asked, (cycle,)).objectives:
        if objective.reference not in unknown and not is_dropped(objective, cycle.frozen_from):
            gone = moved.get(objective.reference, ())
            for key_result in objective.key_results:
                if not is_dropped(key_result, cycle.frozen_from):
                    now = _now(question.plan, key_result.reference)
                    yield Promised(now, key_result.title, moved.get(now) or gone)


def _now(plan: Plan, reference: Reference) -> Reference:
    """What a key result is called today."""
    objective = plan.objective(reference)
    key_result = objective.key_result(reference.key_result or "") if objective else None
    return key_result.reference if key_result else reference


def _of_team(judged: Judged, team: str) -> Judged:
    return replace(
        judged,
        objectives=tuple(one for one in judged.objectives if one.team == team),
        promises=tuple(one for one in judged.promises if one.reference.team == team),
    )


def _trend(question: Question, cycles: tuple[Cycle, ...]) -> tuple[Point, ...]:
    """The days of the shortest cycle that has begun, a fortnight apart or more, before the day itself.

    None where nothing is known of any, or where what is asked about is how things stand: others stood so then.
    """
    if question.asked.status is not None:
        return ()
    plans = [(day, question.earlier(day)) for day in _days(question.day, cycles)]
    points = tuple(Point(day, None if then is None else _earlier(question, then, day, cycles)) for day, then in plans)
    return points if any(point.health for point in points) else ()


def _earlier(question: Question, then: Plan, day: date, cycles: tuple[Cycle, ...]) -> Health | None:
    plan = replace(then, policy=question.plan.policy)
    asked = replace(question, plan=plan, day=day)
    try:
        health = judge(_judged(asked, build_graph(plan), cycles))
    except OkrError:
        return None
    return health if health.weight else None


def _days(today: date, cycles: tuple[Cycle, ...]) -> Iterator[date]:
    begun = [cycle for cycle in cycles if cycle.starts < today]
    if not begun:
        return
    cycle = min(begun, key=lambda one: (one.days, -one.starts.toordinal()))
    last = min(today, cycle.ends)
    apart = max(APART, 7 * -(-(last - cycle.starts).days // (7 * (MOST - 1))))
    day = cycle.starts
    while day < last:
        yield day
        day += timedelta(days=apart)
    if last < today:
        yield last
