"""Teams: all of them, and a page for each over its cycles."""

from dataclasses import dataclass, replace
from itertools import groupby, islice

from markupsafe import Markup

from okrkit.history.timeline import Moment
from okrkit.measure.progress import live
from okrkit.measure.value import readings
from okrkit.objective import KeyResult, Objective
from okrkit.pages.addresses import TEAMS, cycle_uri, team_uri
from okrkit.pages.charts import Point, draw_sparkline
from okrkit.pages.context import Site
from okrkit.pages.page import Page
from okrkit.pages.render import render
from okrkit.pages.rows import Row, row
from okrkit.pages.status import Pill, pill
from okrkit.pages.story import Entry, entry
from okrkit.pages.tally import Tally, tally
from okrkit.say.values import number, plural
from okrkit.workspace import Team

_MOMENTS = 10


@dataclass(frozen=True, slots=True)
class TeamRow:
    """A team in the list of all."""

    team: Team
    depth: int
    href: str
    lead: str
    objectives: int
    tally: Tally


@dataclass(frozen=True, slots=True)
class Measured:
    """A key result in a line: its shape over the cycle, its last value, what was promised, how it stands."""

    title: str
    href: str
    spark: Markup
    value: str
    pill: Pill


@dataclass(frozen=True, slots=True)
class Stretch:
    """What a team promised for one cycle."""

    cycle: str
    href: str
    current: bool
    rows: tuple[Row, ...]
    key_results: tuple[Measured, ...]
    learned: str


def teams(site: Site) -> Page:
    """All teams as the workspace lists them, those below others indented."""
    rows = [_team_row(site, team) for team in site.plan.teams.values()]
    body = render("teams.html", site, TEAMS, rows=rows, cycles=[cycle.id for cycle in site.current])
    return Page(TEAMS, "Teams", body, "Who is who, and how each team stands", search="", in_nav=True)


def team_page(site: Site, team: Team) -> Page:
    """A team: what it promised in each cycle, what it serves, who serves it, what it did lately."""
    uri = team_uri(team.id)
    plan = site.plan
    mine = [objective for objective in plan.objectives if objective.team == team.id]
    now = {cycle.id for cycle in site.current}
    current = [objective for objective in mine if objective.cycle in now]
    moments = (moment for moment in site.moments if any(change.reference.team == team.id for change in moment.changes))
    body = render(
        "team.html",
        site,
        uri,
        team=team,
        parent=(plan.team_name(team.parent), site.href(uri, team_uri(team.parent))) if team.parent else None,
        below=[(one.name, site.href(uri, team_uri(one.id))) for one in plan.teams.values() if one.parent == team.id],
        lead=plan.name_of(team.lead) if team.lead else "",
        members=[plan.name_of(person) for person in team.members],
        stretches=_stretches(site, uri, team, mine),
        serves=_neighbours(site, uri, [up for one in current for _, up in site.graph.parents(one, now)], team),
        served_by=_neighbours(site, uri, [down for one in current for down in site.graph.children(one, now)], team),
        story=[_only(site, uri, moment, team.id) for moment in islice(moments, _MOMENTS)],
    )
    names = [plan.name_of(person) for person in dict.fromkeys((team.lead, *team.members)) if person]
    return Page(uri, team.name, body, f"The objectives of {team.name}", search=", ".join(names))


def _team_row(site: Site, team: Team) -> TeamRow:
    mine = [objective for objective in site.current_objectives if objective.team == team.id]
    return TeamRow(
        team=team,
        depth=_depth(site, team),
        href=site.href(TEAMS, team_uri(team.id)),
        lead=site.plan.name_of(team.lead) if team.lead else "",
        objectives=len(mine),
        tally=tally(site, mine),
    )


def _depth(site: Site, team: Team) -> int:
    above = [team.id]
    while (parent := site.plan.teams.get(team.parent or "")) and parent.id not in above:
        above.append(parent.id)
        team = parent
    return len(above) - 1


def _stretches(site: Site, uri: str, team: Team, mine: list[Objective]) -> list[Stretch]:
    """Its cycles, the newest first."""
    learned = {review.cycle: review.learned or "" for review in site.plan.reviews if review.team == team.id}
    mine = sorted(
        mine, key=lambda one: (site.cycle(one.reference).ends, site.cycle(one.reference).starts, one.cycle), reverse=True
    )
    now = {cycle.id for cycle in site.current}
    stretches = []
    for cycle, group in groupby(mine, key=lambda one: one.cycle):
        promised = list(group)
        stretches.append(
            Stretch(
                cycle=cycle,
                href=site.href(uri, cycle_uri(cycle)),
                current=cycle in now,
                rows=tuple(row(site, uri, one) for one in promised),
                key_results=tuple(
                    _measured(site, uri, key_result) for one in promised if cycle in now for key_result in live(one, site.day)
                ),
                learned=learned.get(cycle, ""),
            )
        )
    return stretches


def _measured(site: Site, uri: str, key_result: KeyResult) -> Measured:
    standing, unit = site.key_standing(key_result), site.plan.unit_of(key_result)
    cycle = site.cycle(key_result.reference)
    points = tuple(Point(one.date, one.value) for one in readings(key_result, site.day))
    value = "" if standing.value is None else number(standing.value, unit)
    words = f"{plural(len(points), 'value')} so far, the last {value}"
    return Measured(
        title=key_result.title,
        href=site.link(uri, key_result.reference) or "",
        spark=draw_sparkline(points, cycle.starts, cycle.ends, key_result.target, words),
        value=value,
        pill=pill(standing, key_result),
    )


def _neighbours(site: Site, uri: str, objectives: list[Objective], team: Team) -> list[Row]:
    """Objectives of other teams, each once."""
    others = {one.reference: one for one in objectives if one.team != team.id}
    return [row(site, uri, one) for one in others.values()]


def _only(site: Site, uri: str, moment: Moment, team: str) -> Entry:
    """A moment with only the changes of one team."""
    mine = tuple(change for change in moment.changes if change.reference.team == team)
    return entry(site, uri, replace(moment, changes=mine, unreadable=()))
