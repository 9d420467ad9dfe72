"""The changes of the plan as an Atom feed (RFC 4287): one entry for each commit, the newest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from urllib.parse import urljoin
from uuid import NAMESPACE_URL, uuid5

from okrkit.history.moment import Moment
from okrkit.pages.addresses import FEED, HOME, month_uri, url
from okrkit.pages.context import Site, landed_on
from okrkit.pages.host import web_address
from okrkit.pages.render import render
from okrkit.pages.story import commit_anchor
from okrkit.pages.topics import TOPICS, topics_of
from okrkit.say.escape import line
from okrkit.say.summary import summary, tell
from okrkit.say.values import join, plural

_MOST = 50
"""Commits in the feed; what is older stands on the pages of its months."""

_TOLD = 12
"""Changes that an entry tells before it only counts."""


@dataclass(frozen=True, slots=True)
class Item:
    """One commit; ``content`` is HTML as text, ``href`` where the site tells the same."""

    id: str
    title: str
    people: tuple[str, ...]
    landed: datetime
    href: str
    topics: tuple[tuple[str, str], ...]
    content: str


def feed(site: Site, root: str | None = None) -> bytes:
    """The feed as a file beside the home page.

    ``root`` is the address of the site: with it all links are absolute, without it they are relative to the
    feed. Ids are made of the ids of commits, times are those of commits, so that the same history gives
    the same bytes wherever and whenever it is built.
    """
    start = f"{root.rstrip('/')}/" if root and web_address(root) else ""
    items = [_item(site, start, moment) for moment in _latest(site)]
    text = render(
        "feed.xml",
        site,
        HOME,
        id=_id(site, "feed"),
        title=line(f"{site.plan.organization}: changes of the plan"),
        organization=line(site.plan.organization) or "The plan",
        updated=items[0].landed if items else datetime.combine(site.day, time(), UTC),
        home=_address(site, start, HOME),
        itself=urljoin(start, FEED) if start else "",
        items=items,
    )
    return text.encode()


def _latest(site: Site) -> Sequence[Moment]:
    told = [moment for moment in site.moments if moment.changes]
    return sorted(told, key=lambda moment: moment.commit.landed, reverse=True)[:_MOST]


def _item(site: Site, start: str, moment: Moment) -> Item:
    commit, credit = moment.commit, site.credit(moment.commit)
    told = [one.text for one in tell(moment.changes, site.plan)]
    href = f"{_address(site, start, month_uri(f'{landed_on(moment):%Y-%m}'))}#{commit_anchor(commit.id)}"
    content = render(
        "feed_entry.html",
        site,
        HOME,
        subject=commit.subject,
        told=told[:_TOLD],
        more=plural(len(told) - _TOLD, "more change") if len(told) > _TOLD else "",
        short=commit.id[:7],
        commit_href=site.host.commit(commit.id),
        request=credit.request or "",
        request_href=site.host.request(credit.request),
    )
    people = tuple(filter(None, map(line, credit.people))) or ("somebody",)
    return Item(
        id=_id(site, commit.id),
        title=line(f"{join(people)} {summary(moment.changes, site.plan)}"),
        people=people,
        landed=commit.landed,
        href=href,
        topics=tuple((name, TOPICS[name][0]) for name in topics_of(moment.changes)),
        content=str(content).strip(),
    )


def _address(site: Site, start: str, uri: str) -> str:
    path = url(uri, directory_urls=site.directory_urls)
    return urljoin(start, path) if start else path or "./"


def _id(site: Site, name: str) -> str:
    """An id that stays when the site moves; two plans of one repository have their own."""
    plan = site.host.base or site.plan.organization
    return uuid5(NAMESPACE_URL, f"{plan}\n{site.host.prefix}\n{name}").urn
