"""What a report is compared with: an earlier plan, or another cycle of the same one."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from okrkit.align.selection import shown_cycles
from okrkit.cli.asking import earlier_plans, landing_day, plan_of, unread
from okrkit.cli.opening import Opened, open_plan
from okrkit.cli.report_options import ReportOptions
from okrkit.cycle import Cycle
from okrkit.errors import OkrError
from okrkit.report.kinds.question import Question

_OVER = timedelta(days=1)
"""How long after the last day of a cycle everything in it is decided: what was at risk is missed then."""


@dataclass(frozen=True, slots=True)
class Sides:
    """The questions to ask, and what to call each."""

    then: Question
    now: Question
    names: tuple[str, str]
    across_cycles: bool


def open_sides(question: Question, with_: str, options: ReportOptions, *, of_ends: bool) -> Sides:
    """The same question then and now, where ``with_`` is a cycle of the plan, else a revision.

    ``of_ends`` is for a report on how cycles ended: of them it tells what is known by now, for a team looks back on a cycle
    when it is over. Raises `OkrError` where it is neither, or the cycle is the one that is asked about.
    """
    if other := question.plan.cycles.get(with_):
        return _of_cycles(question, other, of_ends=of_ends)
    try:
        day = landing_day(options.directory, with_)
    except OkrError as error:
        known = ", ".join(one.id for one in sorted(question.plan.cycles.values(), key=lambda one: (one.starts, -one.days)))
        raise OkrError(f"`{with_}` is neither a cycle nor a commit: {error.message}", f"the cycles are {known}") from None
    opened = _opened_at(with_, options)
    then = replace(
        _on(question, day),
        plan=plan_of(opened, options.directory),
        earlier=earlier_plans(options.directory, with_),
        unread=unread(opened),
    )
    return Sides(then, question, (f"the plan of {with_}", f"the plan{f' of {options.at}' if options.at else ''}"), False)


def _of_cycles(question: Question, other: Cycle, *, of_ends: bool) -> Sides:
    later = _later_end(question, other) if of_ends and question.asked.cycle is None else None
    own = question.plan.cycles.get(question.asked.cycle or "") or later or _alike(question, other)
    if own is None or own.id == other.id:
        raise OkrError(f"{other.id} would be compared with itself", "name another cycle with `--compare` or `--cycle`")
    then, now = (
        replace(
            _on(question, question.day if of_ends else min(question.day, one.ends + _OVER)),
            asked=replace(question.asked, cycle=one.id),
        )
        for one in (other, own)
    )
    return Sides(then, now, (other.id, own.id), True)


def _later_end(question: Question, other: Cycle) -> Cycle | None:
    """The last cycle to have ended after another, of those that are about as long; None where none has."""
    used = {one.cycle for one in question.plan.objectives}
    over = [one for id, one in question.plan.cycles.items() if id in used and other.ends < one.ends < question.day]
    return min(over, key=lambda one: (abs(one.days - other.days), -one.ends.toordinal()), default=None)


def _alike(question: Question, other: Cycle) -> Cycle | None:
    """Of the cycles that run the one that is about as long: a quarter is compared with a quarter."""
    running = shown_cycles(question.plan, question.day, question.asked.cycle)
    return min(running, key=lambda one: abs(one.days - other.days), default=None)


def _on(question: Question, day: date) -> Question:
    """The question asked on another day; what covers some time covers as much of it."""
    since = question.since
    return replace(question, day=day, since=since and day - (question.day - since))


def _opened_at(revision: str, options: ReportOptions) -> Opened:
    opened = open_plan(options.directory, revision)
    if not opened.loaded.plan.organization:
        raise OkrError(f"the plan of {revision} could not be read", f"`okr validate --at {revision}` says why")
    return opened
