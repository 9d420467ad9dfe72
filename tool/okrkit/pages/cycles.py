"""Cycles: all of them, and a page for each over all teams."""

from dataclasses import dataclass

from okrkit.cycle import Cycle
from okrkit.objective import Objective
from okrkit.pages.addresses import CYCLES, cycle_uri, team_uri
from okrkit.pages.context import Site
from okrkit.pages.page import Page
from okrkit.pages.render import render
from okrkit.pages.rows import row
from okrkit.pages.status import STATUSES
from okrkit.pages.tally import Tally, tally
from okrkit.pages.then_and_now import then_and_now
from okrkit.review import Review


@dataclass(frozen=True, slots=True)
class CycleRow:
    """A cycle in the list of all."""

    cycle: Cycle
    href: str
    when: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a team wrote at the end."""

    team: str
    href: str
    review: Review


def used_cycles(site: Site) -> list[Cycle]:
    """The cycles that have objectives, the newest first, a longer one before those inside it."""
    ids = {objective.cycle for objective in site.plan.objectives}
    cycles = [site.plan.cycles[id] for id in ids if id in site.plan.cycles]
    return sorted(cycles, key=lambda cycle: (cycle.ends, cycle.days, cycle.id), reverse=True)


def cycles(site: Site) -> Page:
    """All cycles, the newest first."""
    rows = [
        CycleRow(cycle, site.href(CYCLES, cycle_uri(cycle.id)), _when(site, cycle), tally(site, _objectives(site, cycle)))
        for cycle in used_cycles(site)
    ]
    body = render("cycles.html", site, CYCLES, rows=rows)
    return Page(CYCLES, "Cycles", body, "The stretches of time that objectives are set for", search="", in_nav=True)


def cycle_page(site: Site, cycle: Cycle) -> Page:
    """A cycle: every objective of every team in one table, and how it ended."""
    uri = cycle_uri(cycle.id)
    objectives = _objectives(site, cycle)
    body = render(
        "cycle.html",
        site,
        uri,
        cycle=cycle,
        when=_when(site, cycle),
        over=cycle.ends < site.day,
        rows=[row(site, uri, one) for one in objectives],
        tally=tally(site, objectives),
        then=then_and_now(site, uri, cycle),
        teams=[site.plan.teams[id] for id in site.plan.teams if any(one.team == id for one in objectives)],
        statuses=STATUSES,
        lessons=[
            Lesson(site.plan.team_name(review.team), site.href(uri, team_uri(review.team)), review)
            for review in site.plan.reviews
            if review.cycle == cycle.id and review.learned and review.date <= site.day
        ],
        inside=[
            (one, site.href(uri, cycle_uri(one.id))) for one in used_cycles(site) if cycle.contains(one) and one.id != cycle.id
        ],
        around=[
            (one, site.href(uri, cycle_uri(one.id))) for one in used_cycles(site) if one.contains(cycle) and one.id != cycle.id
        ],
    )
    return Page(uri, cycle.id, body, f"All objectives of {cycle.id}", search=f"cycle {cycle.id}")


def _objectives(site: Site, cycle: Cycle) -> list[Objective]:
    """Those of the cycle, by team as the workspace lists them."""
    order = {team: index for index, team in enumerate(site.plan.teams)}
    mine = [objective for objective in site.plan.objectives if objective.cycle == cycle.id]
    return sorted(mine, key=lambda objective: order.get(objective.team, len(order)))


def _when(site: Site, cycle: Cycle) -> str:
    if cycle.ends < site.day:
        return "closed"
    return "to come" if site.day < cycle.starts else "running"
