"""The plan's story by week: the last weeks on one page, and a page for every month."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from okrkit.history.timeline import Moment
from okrkit.pages import days
from okrkit.pages.addresses import CHANGES, month_uri
from okrkit.pages.context import Site, landed_on
from okrkit.pages.page import Page
from okrkit.pages.render import render
from okrkit.pages.story import Entry, entry

_WEEKS = 4


@dataclass(frozen=True, slots=True)
class Week:
    """What landed in the week that begins on Monday ``starts``."""

    starts: date
    entries: tuple[Entry, ...]
    changes: int


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
    links = [(date.fromisoformat(f"{one}-01"), site.href(uri, month_uri(one)), one == month) for one in months]
    body = render(
        "changes.html",
        site,
        uri,
        title=title,
        weeks=_weeks(site, uri, moments),
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
        weeks.append(Week(starts, tuple(entry(site, uri, one) for one in landed), sum(len(one.changes) for one in landed)))
    return weeks


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
