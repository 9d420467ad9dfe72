"""The page of an objective: why, where it sits, its key results, and what happened to it."""

from dataclasses import dataclass
from datetime import date

from okrkit.objective import Objective
from okrkit.pages.addresses import CYCLES, cycle_uri, objective_uri, team_uri
from okrkit.pages.context import Site
from okrkit.pages.host import web_address
from okrkit.pages.key_results import shown
from okrkit.pages.page import Page
from okrkit.pages.quality_finding import shown as shown_finding
from okrkit.pages.quality_finding import worst_first
from okrkit.pages.render import render
from okrkit.pages.rows import Row, row, verdict
from okrkit.pages.story import Entry, entry
from okrkit.pages.topics import options

_UNFOLDED = 8
"""Moments that are shown at once; the rest unfolds."""


@dataclass(frozen=True, slots=True)
class Parent:
    """What the objective supports: an objective or one of its key results, and why."""

    row: Row
    key_result: str
    href: str
    because: str


@dataclass(frozen=True, slots=True)
class Event:
    """A day of the cycle that belongs to the story though nobody committed it."""

    day: date
    text: str


def objective_page(site: Site, objective: Objective) -> Page:
    """The page; its search entry holds the titles, the owner and the team."""
    uri = objective_uri(objective.reference)
    plan, children = site.plan, site.graph.children(objective)
    story = _story(site, uri, objective)
    told = worst_first(site.judged.by_objective.get(objective.reference, ()))
    names = [
        objective.title,
        objective.why or "",
        plan.team_name(objective.team),
        objective.cycle,
        plan.name_of(objective.owner),
    ]
    body = render(
        "objective.html",
        site,
        uri,
        objective=objective,
        row=row(site, uri, objective),
        team_href=site.href(uri, team_uri(objective.team)),
        cycle_href=site.href(uri, cycle_uri(objective.cycle)),
        cycles_href=site.href(uri, CYCLES),
        parents=_parents(site, uri, objective),
        children=[row(site, uri, child) for child in children if not _is_over(site, child, objective)],
        earlier_children=[row(site, uri, child) for child in children if _is_over(site, child, objective)],
        key_results=[shown(site, objective, key_result) for key_result in objective.key_results],
        findings=[shown_finding(site, uri, one) for one in told if one.stops],
        thoughts=[shown_finding(site, uri, one) for one in told if not one.stops],
        story=story,
        topics=options(topic for one in story if isinstance(one, Entry) for topic in one.topics),
        unfolded=_UNFOLDED,
        other_cycles=[row(site, uri, other) for other in _other_cycles(site, objective)],
        continues=_continued(site, uri, objective),
        over=site.cycle(objective.reference).ends < site.day,
        discussion=web_address(objective.discussion),
        edit=site.edit(objective.address),
        verdict=verdict(site, objective),
        contributors=[plan.name_of(person) for person in objective.contributors],
    )
    return Page(
        uri=uri,
        title=objective.title,
        body=body,
        summary=objective.why or f"An objective of {plan.team_name(objective.team)} for {objective.cycle}",
        search=" · ".join(filter(None, (*names[1:], *(key_result.title for key_result in objective.key_results)))),
        edit=site.edit(objective.address),
    )


def _is_over(site: Site, child: Objective, parent: Objective) -> bool:
    """Whether what served it did so in a part of its cycle that is over."""
    return child.cycle != parent.cycle and site.cycle(child.reference).ends < site.day


def _parents(site: Site, uri: str, objective: Objective) -> list[Parent]:
    found = []
    for link, parent in site.graph.parents(objective):
        key_result = parent.key_result(link.to.key_result) if link.to.key_result else None
        found.append(
            Parent(
                row=row(site, uri, parent),
                key_result=key_result.title if key_result else "",
                href=site.link(uri, key_result.reference if key_result else parent.reference) or "",
                because=link.because or "",
            )
        )
    return found


def _story(site: Site, uri: str, objective: Objective) -> list[Entry | Event]:
    """The moments of git with the turns of the cycle between them, the newest first."""
    told: list[Entry | Event] = [entry(site, uri, moment, objective.reference) for moment in site.about(objective)]
    cycle = site.cycle(objective.reference)
    turns = ((cycle.ends, "The cycle ended."), (cycle.frozen_from, "The promises were frozen."))
    told += [Event(day, text) for day, text in turns if day <= site.day]
    return sorted(told, key=lambda one: one.day, reverse=True)


def _other_cycles(site: Site, objective: Objective) -> list[Objective]:
    return [other for other in site.plan.in_every_cycle(objective.reference) if other.reference != objective.reference]


def _continued(site: Site, uri: str, objective: Objective) -> Row | None:
    earlier = site.plan.resolve(objective.continues, objective.cycle) if objective.continues else None
    return row(site, uri, earlier) if earlier else None
