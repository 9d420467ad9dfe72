"""What needs somebody, in a sentence, and the days of a cycle."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from okrkit.cycle import Cycle
from okrkit.due.agenda import Agenda, Desk
from okrkit.due.asked import LOOK_BACK_DAYS
from okrkit.due.need import Need, NeedKind, Who
from okrkit.due.occasion import Occasion, OccasionKind
from okrkit.measure.progress import key_result_progress
from okrkit.measure.value import value_on
from okrkit.objective import Bound, Dependency, Feedback, KeyResult
from okrkit.plan import Plan
from okrkit.say.values import day, number, percent, plural, quoted, when


@dataclass(frozen=True, slots=True)
class Told:
    """One thing on somebody's desk: the worst of its kinds, its title, which one it is and why it is here, and all reasons."""

    kind: NeedKind
    title: str
    about: tuple[str, ...]
    reasons: tuple[str, ...]


def headline(agenda: Agenda) -> str:
    """How much needs whom; a good sentence where nothing does."""
    count = sum(len(desk.needs) for desk in agenda.desks)
    if agenda.asked.owner:
        name = agenda.plan.name_of(agenda.asked.owner)
        return f"{plural(count, 'thing needs', 'things need')} {name} today." if count else f"Nothing needs you today, {name}."
    if agenda.asked.team:
        about = f" of {agenda.plan.team_name(agenda.asked.team)}"
        return f"{_count(agenda, count)}{about} today." if count else f"Nothing{about} needs anybody today."
    return f"{_count(agenda, count)} today." if count else "Nothing needs anybody today."


def _count(agenda: Agenda, count: int) -> str:
    people = len(agenda.desks)
    whom = "one person" if people == 1 else f"{people} people"
    return f"{plural(count, 'thing', 'things')} {'needs' if count == 1 else 'need'} {whom}"


def running(agenda: Agenda) -> str:
    """The cycles that run on the day, the longest first, and how far the shortest has come."""
    cycles = sorted((one for one in agenda.cycles if one.covers(agenda.day)), key=lambda one: -one.days)
    if not cycles:
        return "no cycle runs"
    week = f", week {cycles[-1].week(agenda.day)} of {cycles[-1].weeks}" if cycles[-1].weeks > 1 else ""
    return f"{', '.join(one.id for one in cycles)}{week}"


def named(desk: Desk, plan: Plan) -> str:
    """Whose desk it is, for a heading."""
    return plan.name_of(desk.person) if desk.person else "Nobody"


def told(desk: Desk, agenda: Agenda) -> Iterator[Told]:
    """Each thing that a person has to see to, with all that is to be said of it."""
    plan, today = agenda.plan, agenda.day
    for (title, reference), needs in groupby(desk.needs, key=lambda need: (called(need, plan), need.reference)):
        same = list(needs)
        about = (str(replace(reference, cycle=None)) if reference else "", _instead(same[0].who, plan))
        yield Told(same[0].kind, title, tuple(filter(None, about)), tuple(reason(need, plan, today) for need in same))


def called(need: Need, plan: Plan) -> str:
    """What a need is about: the title as written, or a look back on a cycle."""
    if need.kind is NeedKind.REVIEW_MISSING:
        return f"Look back on {need.cycle.id} with {plan.team_name(need.team)}"
    return need.title


def reason(need: Need, plan: Plan, today: date) -> str:
    """Why it needs somebody today."""
    since, unit = need.since, plan.unit_of(need.key_result) if need.key_result else ""
    into = f"{plural((today - need.cycle.starts).days, 'day')} into {need.cycle.id}"
    match need.kind:
        case NeedKind.GUARDRAIL_BREACHED:
            said = f"broken{f' since {day(since, today)}' if since else ''}: {_out_of_bounds(need.key_result, unit, today)}"
        case NeedKind.PAST_DUE:
            said = f"was due on {_dated(since, today)}; {_so_far(need.key_result, today)}"
        case NeedKind.CHECK_IN_OUTDATED:
            said = f"nothing heard since {_dated(since, today)}" if since else f"no check-in so far, {into}"
        case NeedKind.CHECK_IN_DUE:
            last = _last_value(need.key_result, unit, today)
            said = f"check-in due: last heard on {day(since, today)}{last}" if since else f"first check-in due, {into}"
        case NeedKind.BEHIND_PACE:
            said = _behind(need, unit, today)
        case NeedKind.DUE_SOON:
            said = f"due on {_dated(since, today)}; {_so_far(need.key_result, today)}"
        case NeedKind.REVIEW_MISSING:
            said = f"it ended on {_dated(since, today)}; {_time_left(need.cycle, today)}"
        case _:
            said = _waiting(need, plan, today)
    return said


def _instead(who: Who, plan: Plan) -> str:
    """Why it is with somebody who does not own it; empty where it is with whom it belongs to."""
    if who.leads is None:
        return ""
    team = plan.team_name(who.leads)
    return f"nobody owns it: for the lead of {team}" if who.person else f"{team} has no lead"


def _time_left(cycle: Cycle, today: date) -> str:
    left = LOOK_BACK_DAYS - (today - cycle.ends).days
    if left < 0:
        return f"its `review` is {plural(-left, 'day')} late"
    return f"{plural(left, 'day is', 'days are')} left for its `review`" if left else "its `review` is for today"


def occasion(one: Occasion, today: date) -> str:
    """A day of a cycle that is near, and what it is for."""
    summary, description = purpose(one)
    return f"{day(one.day, today)}, {when(one.day, today)}: {summary}. {description}"


def purpose(one: Occasion) -> tuple[str, str]:
    """What a day of a cycle is, and what is to be done on it."""
    id = one.cycle.id
    return {
        OccasionKind.CHECK_IN: (f"Check in on {id}", "A number, a confidence and one sentence for each key result."),
        OccasionKind.FREEZE: (f"{id} freezes", "From tomorrow on its promises change only with a reason."),
        OccasionKind.END: (f"{id} ends", "The last numbers come in, and the look back begins."),
        OccasionKind.REVIEW: (
            f"Look back on {id}",
            "What came of it, why, and what is next? Write it under `review` by today.",
        ),
    }[one.kind]


def _dated(then: date | None, today: date) -> str:
    return f"{day(then, today)}, {when(then, today)}" if then else "a day that nobody wrote down"


def _so_far(key_result: KeyResult | None, today: date) -> str:
    progress = key_result_progress(key_result, today) if key_result else None
    return "nothing is known of it" if progress is None else f"{percent(progress)} of the way"


def _last_value(key_result: KeyResult | None, unit: str, today: date) -> str:
    value = value_on(key_result, today) if key_result else None
    return "" if value is None else f", {number(value, unit)}"


def _out_of_bounds(key_result: KeyResult | None, unit: str, today: date) -> str:
    bound = (key_result.bound if key_result else None) or Bound()
    sides = ((bound.low, "at least"), (bound.high, "at most"))
    promised = " and ".join(f"{word} {number(side, unit)}" for side, word in sides if side is not None)
    return f"{_last_value(key_result, unit, today).removeprefix(', ')}, promised {promised}"


def _behind(need: Need, unit: str, today: date) -> str:
    lag, key_result = need.lag, need.key_result
    if lag is None or key_result is None or key_result.target is None:
        return "behind its plan"
    said = f"{lag.points:.0f} points behind its plan"
    if lag.value_at_due is None:
        return said
    ends, wanted = number(float(f"{lag.value_at_due:.3g}"), unit), number(key_result.target, unit)
    return f"{said}: at this pace {ends} on {day(lag.due, today)}, not {wanted}"


def _waiting(need: Need, plan: Plan, today: date) -> str:
    match need.waiting:
        case Dependency() as dependency:
            asking = plan.team_name(need.objective.team) if need.objective else ""
            return f"{asking} asked {plan.team_name(need.team)} for {quoted(dependency.what)}: not confirmed"
        case Feedback() as feedback:
            ago = f" {when(feedback.date, today)}" if feedback.date else ""
            return f"{feedback.by or f'a {feedback.source}'} said{ago} {quoted(feedback.note)}: not answered"
        case _:
            return ""
