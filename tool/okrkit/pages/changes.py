"""The plan's story by week: the last weeks on one page, and a page for every month."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from okrkit.history.timeline import Moment
from okrkit.pages import days
from okrkit.pages.addresses import CHANGES, FEED, month_uri
from okrkit.pages.context import Site, landed_on
from okrkit.pages.page import Page
from okrkit.pages.render import render
from okrkit.pages.story import Entry, entry
from okrkit.pages.topics import options
from okrkit.say.summary import summary

_WEEKS = 4


@dataclass(frozen=True, slots=True)
class Week:
    """What landed in the week that begins on Monday ``starts``; ``summary`` tells it in one line.

    ``changes`` counts them as they are told: what is told along with another is not one of its own.
    """

    starts: date
    entries: tuple[Entry, ...]
    changes: int
    summary: str


def changes(site: Site) -> Iterator[Page]:
    """The page of the last weeks and one for each month that has changes."""
    months = {month: list(group) for month, group in groupby(site.moments, key=lambda one: f"{landed_on(one):%Y-%m}")}
    this_week, weeks = _monday(site.day), timedelta(weeks=_WEEKS - 1)
    recent = [moment for moment in site.moments if this_week - landed_on(moment) <= weeks]
    yield _page(site, "Changes", recent, list(months))
    for month, group in months.items():
        title = f"Changes of {days.month(date.fromisoformat(f'{month}-01'))}"
        yield _page(site, title, group, list(months), month)


def _page(site: Site, title: str, moments: list[Moment], months: list[str], month: str | None = None) -> Page:
    uri = month_uri(month) if month else CHANGES
    weeks = _weeks(site, uri, moments)
    told = [one for week in weeks for one in week.entries]
    teams = dict.fromkeys(id for one in told for id in one.teams if id in site.plan.teams)
    links = [(date.fromisoformat(f"{one}-01"), site.href(uri, month_uri(one)), one == month) for one in months]
    body = render(
        "changes.html",
        site,
        uri,
        title=title,
        weeks=weeks,
        topics=options(topic for one in told for topic in one.topics),
        teams=[(id, site.plan.team_name(id)) for id in site.plan.teams if id in teams] if len(teams) > 1 else (),
        feed=site.href(uri, FEED),
        months=links,
        all_href=site.href(uri, CHANGES),
        is_hub=not month,
    )
    return Page(
        uri, title, body, "What changed in the plan, by week", search="" if uri == CHANGES else None, in_nav=uri == CHANGES
    )


def _weeks(site: Site, uri: str, moments: list[Moment]) -> list[Week]:
    weeks = []
    for starts, group in groupby(moments, key=lambda one: _monday(landed_on(one))):
        landed = list(group)
        changes = [change for one in landed for change in one.changes]
        told = summary(changes, site.plan) if changes else ""
        entries = tuple(entry(site, uri, one) for one in landed)
        weeks.append(Week(starts, entries, sum(len(one.said) for one in entries), told))
    return weeks


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
