"""What is due on a day, by whom, and which freezes and ends of cycles are near."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from okrkit.cycle import Cycle
from okrkit.due.asked import Asked
from okrkit.due.need import Need
from okrkit.due.needs import NEAR_DAYS, needs_of
from okrkit.due.occasion import Occasion, OccasionKind, occasions_of
from okrkit.plan import Plan


@dataclass(frozen=True, slots=True)
class Desk:
    """What one person has to see to, the worst first, what is about one thing together; ``person`` is None for nobody."""

    person: str | None
    needs: tuple[Need, ...]


@dataclass(frozen=True, slots=True)
class Agenda:
    """The answer of `okr status`: who has what to see to, the worst first, and the freezes and ends that are near."""

    plan: Plan
    day: date
    asked: Asked
    cycles: tuple[Cycle, ...]
    desks: tuple[Desk, ...]
    coming: tuple[Occasion, ...]


def agenda(plan: Plan, day: date, asked: Asked) -> Agenda:
    """What is due on the day, as far as it is asked for. Raises `OkrError` for a name that does not exist."""
    asked.check(plan)
    wanted = sorted(
        (need for need in needs_of(plan, day) if asked.includes(need)),
        key=lambda need: (need.who.person is None, need.who.person),
    )
    by_person = groupby(wanted, key=lambda need: need.who.person)
    desks = [Desk(person, _in_order(list(needs))) for person, needs in by_person]
    cycles = asked.cycles(plan, day)
    coming = [
        one
        for one in occasions_of(plan, cycles)
        if one.kind in (OccasionKind.FREEZE, OccasionKind.END) and 0 <= (one.day - day).days <= NEAR_DAYS
    ]
    return Agenda(
        plan=plan,
        day=day,
        asked=asked,
        cycles=cycles,
        desks=tuple(sorted(desks, key=lambda desk: (desk.needs[0].kind.rank, -len(desk.needs), plan.name_of(desk.person)))),
        coming=tuple(sorted(coming, key=lambda one: (one.day, one.cycle.id))),
    )


def _in_order(needs: list[Need]) -> tuple[Need, ...]:
    """The worst first; all about one key result, objective or cycle stands where the worst of it does."""
    worst: dict[object, int] = {}
    for need in needs:
        about = need.reference or need.cycle.id
        worst[about] = min(need.kind.rank, worst.get(about, need.kind.rank))
    places = {about: at for at, about in enumerate(worst)}

    def place(need: Need) -> tuple[int, int, int]:
        about = need.reference or need.cycle.id
        return worst[about], places[about], need.kind.rank

    return tuple(sorted(needs, key=place))
