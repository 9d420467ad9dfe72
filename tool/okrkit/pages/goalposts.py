"""The register of goalposts: every promise that moved after its cycle froze, with who, when and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from okrkit.history.goalposts import Goalpost, Origin
from okrkit.history.move import Openness
from okrkit.history.register import Group, Register, Wanted, register
from okrkit.pages.addresses import CHANGES, GOALPOSTS, team_uri
from okrkit.pages.context import Site
from okrkit.pages.goalpost_move import Shown, shown
from okrkit.pages.page import Page
from okrkit.pages.render import render
from okrkit.say.goalposts import headline, reach, unknown


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise; ``title`` is empty where it is the objective's own, ``added`` the day of a late addition."""

    title: str
    href: str
    reach: str
    added: date | None
    moves: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """The promises of one objective that moved."""

    title: str
    href: str
    team: str
    team_href: str
    cycle: str
    promises: tuple[Promise, ...]


@dataclass(frozen=True, slots=True)
class Closed:
    """A cycle that is over."""

    cycle: str
    headline: str
    groups: tuple[Told, ...]
    unknown: tuple[str, ...]


def goalposts_page(site: Site) -> Page:
    """The page; it says why where there is no history to tell from."""
    current = _register(site, Wanted())
    body = render(
        "goalposts.html",
        site,
        GOALPOSTS,
        headline=headline(current) if current else "",
        facts=_facts(current) if current else [],
        groups=_groups(site, current) if current else (),
        unknown=tuple(unknown(current)) if current else (),
        closed=_closed(site),
        changes_href=site.href(GOALPOSTS, CHANGES),
    )
    return Page(GOALPOSTS, "Goalposts", body, "Promises that moved after their cycle froze", search="", in_nav=True)


def _register(site: Site, wanted: Wanted) -> Register | None:
    return register(site.goalposts, site.timeline, site.plan, site.day, wanted) if site.timeline else None


def _facts(register: Register) -> list[tuple[int, str]]:
    moves = register.moves
    names = {Openness.QUIET: "moved quietly", Openness.DECLARED_LATE: "declared late", Openness.DECLARED: "declared"}
    counts = [(sum(move.openness is openness for move in moves), name) for openness, name in names.items()]
    return [(len(register.goalposts), "promises"), *counts]


def _closed(site: Site) -> tuple[Closed, ...]:
    """The cycles that are over and of which there is something to tell, the last first."""
    over = [cycle for cycle in site.plan.cycles.values() if cycle.ends < site.day]
    told = []
    for cycle in sorted(over, key=lambda one: (one.ends, one.id), reverse=True):
        of_it = _register(site, Wanted(cycle=cycle.id))
        if of_it and (of_it.groups or of_it.unknown):
            told.append(Closed(cycle.id, headline(of_it), _groups(site, of_it), tuple(unknown(of_it))))
    return tuple(told)


def _groups(site: Site, register: Register) -> tuple[Told, ...]:
    return tuple(_told(site, group) for group in register.groups)


def _told(site: Site, group: Group) -> Told:
    objective = group.objective
    is_known = objective.team in site.plan.teams
    return Told(
        title=group.title,
        href=site.link(GOALPOSTS, objective) or "",
        team=site.plan.team_name(objective.team),
        team_href=site.href(GOALPOSTS, team_uri(objective.team)) if is_known else "",
        cycle=objective.cycle or "",
        promises=_promises(site, group.goalposts),
    )


def _promises(site: Site, goalposts: Sequence[Goalpost]) -> tuple[Promise, ...]:
    return tuple(
        Promise(
            title=one.title if one.reference.key_result else "",
            href=(site.link(GOALPOSTS, one.reference) or "") if one.now else "",
            reach=reach(one),
            added=one.added.landed.date() if one.added and one.origin is Origin.ADDED_LATE else None,
            moves=tuple(shown(site, one, move) for move in sorted(one.moves, key=lambda move: move.rank)),
        )
        for one in goalposts
    )
