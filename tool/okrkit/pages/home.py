"""The home page: the current cycle at a glance."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from okrkit.align.gaps import serving_share, serving_teams
from okrkit.cycle import Cycle
from okrkit.measure.progress import live, met_since
from okrkit.measure.value import last_heard
from okrkit.objective import KeyResult, Kind, Objective
from okrkit.pages.addresses import ALIGNMENT, CHANGES, HOME, cycle_uri, objective_uri
from okrkit.pages.attention import needs
from okrkit.pages.context import Site, landed_on
from okrkit.pages.page import Page
from okrkit.pages.render import render
from okrkit.pages.rows import Row, row
from okrkit.pages.story import Said, in_short
from okrkit.say.summary import summary
from okrkit.say.values import percent, plural

_NEEDS, _CHANGES, _WINS = 7, 6, 5


@dataclass(frozen=True, slots=True)
class Win:
    """Something that was reached, and since when."""

    title: str
    href: str
    team: str
    since: date | None


@dataclass(frozen=True, slots=True)
class Latest:
    """One of the last changes in one line."""

    author: str
    said: Said
    day: date


def home(site: Site) -> Page:
    """The page that answers in ten seconds: are we on course, who needs help, what moved."""
    top = [objective for objective in site.current_objectives if site.is_top(objective)]
    shown = [row(site, HOME, objective) for objective in top]
    cycle = site.current[0] if site.current else None
    attention = needs(site, HOME)
    body = render(
        "home.html",
        site,
        HOME,
        cycle=cycle,
        cycle_href=site.href(HOME, cycle_uri(cycle.id)) if cycle else "",
        around=[(one, site.href(HOME, cycle_uri(one.id))) for one in site.current[1:]],
        week=_week(site, cycle),
        facts=_facts(site),
        company=[(one, _served(site, one)) for one in shown],
        needs=attention[:_NEEDS],
        more_needs=attention[_NEEDS:],
        wins=_wins(site),
        latest=_latest(site),
        this_week=_this_week(site),
        alignment_href=site.href(HOME, ALIGNMENT),
        changes_href=site.href(HOME, CHANGES),
    )
    title = f"{cycle.id} at a glance" if cycle else site.plan.organization
    return Page(HOME, title, body, f"The OKRs of {site.plan.organization}", search=site.plan.organization, in_nav=True)


def _week(site: Site, cycle: Cycle | None) -> str:
    if not cycle:
        return ""
    if site.day > cycle.ends:
        return f"It has been over for {plural((site.day - cycle.ends).days, 'day')}"
    if site.day < cycle.starts:
        return f"It starts in {plural((cycle.starts - site.day).days, 'day')}"
    left = (cycle.ends - site.day).days
    return f"Week {cycle.week(site.day)} of {cycle.weeks}, {plural(left, 'day')} left" if left else "Its last day is today"


def _facts(site: Site) -> list[tuple[str, str]]:
    """Big numbers with what they count."""
    ids = {cycle.id for cycle in site.current}
    team_work = site.graph.of_teams(ids)
    company = site.graph.of_company(ids)
    key_results = _live(site)
    cadence = site.plan.policy.cadence_days
    fresh = sum(1 for one in key_results if (heard := last_heard(one, site.day)) and (site.day - heard).days < cadence)
    kinds = Counter(key_result.kind for key_result in key_results)
    facts = [(f"{len(company)} · {len(team_work)}", "company · team objectives")]
    if key_results:
        within = "this week" if cadence == 7 else f"in {plural(cadence, 'day')}"
        facts.append((f"{fresh} of {len(key_results)}", f"key results checked in {within}"))
    if (share := serving_share(site.graph, ids)) is not None:
        facts.append((percent(share), "of team work serves a company objective"))
    facts.append((" : ".join(str(kinds[kind]) for kind in Kind), "outcomes : outputs : guardrails"))
    return facts


def _live(site: Site) -> list[KeyResult]:
    return [
        key_result
        for objective in site.current_objectives
        if not objective.dropped or objective.dropped.date > site.day
        for key_result in live(objective, site.day)
    ]


def _served(site: Site, shown: Row) -> str:
    everyone = len(site.plan.teams) - len(site.graph.top_teams)
    return f"{len(serving_teams(site.graph, shown.objective))} of {plural(everyone, 'team')}" if everyone else "–"


def _wins(site: Site) -> list[Win]:
    """Targets that are met, the newest first."""

    def win(objective: Objective, key_result: KeyResult) -> Win:
        href = site.link(HOME, key_result.reference) or site.href(HOME, objective_uri(objective.reference))
        return Win(key_result.title, href, site.plan.team_name(objective.team), met_since(key_result, site.day))

    won = [
        win(objective, key_result)
        for objective in site.current_objectives
        for key_result in live(objective, site.day)
        if met_since(key_result, site.day)
    ]
    return sorted(won, key=lambda one: one.since or date.min, reverse=True)[:_WINS]


def _this_week(site: Site) -> str:
    """What changed since Monday, in one line; empty where nothing did."""
    monday = site.day - timedelta(days=site.day.weekday())
    changes = [change for one in site.moments if landed_on(one) >= monday for change in one.changes]
    return summary(changes, site.plan) if changes else ""


def _latest(site: Site) -> list[Latest]:
    return [Latest(one.commit.author, in_short(site, HOME, one), landed_on(one)) for one in site.moments[:_CHANGES]]
