"""The days of a plan that are near, in words."""

from collections.abc import Iterator
from datetime import date, timedelta

from okrkit.due.agenda import Agenda
from okrkit.due.needs import NEAR_DAYS
from okrkit.due.occasion import OccasionKind, occasions_of
from okrkit.say.values import day, join, when

_Verb = tuple[str, str]
"""What one cycle does, and what several do."""

_VERBS = {OccasionKind.FREEZE: ("freezes", "freeze"), OccasionKind.END: ("ends", "end")}


def coming(agenda: Agenda) -> tuple[tuple[date, str], ...]:
    """The freezes, ends and beginnings of cycles in the next days; where none is near, those of the next day that has one.

    Cycles of which the same is to be said on one day are said together.
    """
    found: dict[tuple[date, _Verb], list[str]] = {}
    for on, verb, cycle in sorted(_days(agenda), key=lambda one: one[0]):
        if on >= agenda.day:
            found.setdefault((on, verb), []).append(cycle)
    first = min((on for on, _ in found), default=date.max)
    until = max(first, agenda.day + timedelta(days=min(NEAR_DAYS, (date.max - agenda.day).days)))
    return tuple((on, _says(on, agenda.day, verb, cycles)) for (on, verb), cycles in found.items() if on <= until)


def _says(on: date, today: date, verb: _Verb, cycles: list[str]) -> str:
    return f"{day(on, today)}, {when(on, today)}: {join(cycles)} {verb[len(cycles) > 1]}"


def _days(agenda: Agenda) -> Iterator[tuple[date, _Verb, str]]:
    """The day, what is to be said, and of which cycle."""
    for one in occasions_of(agenda.plan, agenda.cycles):
        if one.kind in _VERBS:
            yield one.day, _VERBS[one.kind], one.cycle.id
    written = {objective.cycle for objective in agenda.plan.objectives if objective.dropped is None}
    following = [cycle for id, cycle in agenda.plan.cycles.items() if id in written and cycle.starts > agenda.day]
    for cycle in following:
        yield cycle.starts, ("begins", "begin"), cycle.id
    running = min((one for one in agenda.cycles if one.covers(agenda.day)), key=lambda one: one.days, default=None)
    if running and running.ends < date.max and all(one.starts != running.ends + timedelta(days=1) for one in following):
        nothing = "begins, and nothing is written for it yet"
        yield running.ends + timedelta(days=1), (nothing, nothing), "the next cycle"
