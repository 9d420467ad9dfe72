"""What happened, from git: moments of the history as pages tell them."""

from dataclasses import dataclass
from datetime import date

from okrkit.diff.change import ChangeKind
from okrkit.diff.review import LEVELS, Level
from okrkit.history.timeline import Moment
from okrkit.pages.addresses import month_uri
from okrkit.pages.context import Site, landed_on
from okrkit.pages.topics import topics_of
from okrkit.reference import Reference
from okrkit.say.summary import summary, tell
from okrkit.say.values import join, plural

_TURNS = frozenset(kind for kind, level in LEVELS.items() if level is Level.ATTENTION) | {ChangeKind.TARGET_RAISED}
"""Changes of what was promised; they are marked in the story."""


@dataclass(frozen=True, slots=True)
class Said:
    """One change as a sentence without its subject, with where it leads; filters go by its ``topics``."""

    text: str
    href: str | None
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One moment: who landed what on which day.

    ``href`` leads to the commit, ``short`` is its id in seven letters, ``whole`` where all its changes are told.
    ``topics`` and ``teams`` are what filters go by. ``request`` is empty where the commit names none.
    """

    day: date
    author: str
    subject: str
    short: str
    href: str | None
    whole: str
    said: tuple[Said, ...]
    topics: tuple[str, ...]
    teams: tuple[str, ...]
    request: str = ""
    request_href: str | None = None
    unreadable: tuple[str, ...] = ()
    turn: bool = False


def entry(site: Site, uri: str, moment: Moment, within: Reference | None = None) -> Entry:
    """A moment as the page at ``uri`` tells it; on the page of ``within`` its title goes without saying."""
    commit, credit = moment.commit, site.credit(moment.commit)
    return Entry(
        day=landed_on(moment),
        author=join(credit.people),
        subject=commit.subject,
        short=commit.id[:7],
        href=site.host.commit(commit.id),
        whole=f"{site.href(uri, month_uri(f'{landed_on(moment):%Y-%m}'))}#{commit_anchor(commit.id)}",
        said=tuple(
            Said(told.text, site.link(uri, told.change.reference), topics_of((told.change, *told.along)))
            for told in tell(moment.changes, site.plan, within)
        ),
        topics=topics_of(moment.changes),
        teams=tuple(dict.fromkeys(change.reference.team for change in moment.changes if change.reference.team)),
        request=credit.request or "",
        request_href=site.host.request(credit.request),
        unreadable=tuple(f"{finding.address}: {finding.message}" for finding in moment.unreadable),
        turn=any(change.kind in _TURNS for change in moment.changes),
    )


def commit_anchor(id: str) -> str:
    """The id of a commit on the page of its month."""
    return f"_{id[:7]}"


def in_short(site: Site, uri: str, moment: Moment) -> Said:
    """A moment in one line that leads to what it says first."""
    if not moment.changes:
        return Said(f"left {plural(len(moment.unreadable), 'file')} that could not be read", None)
    first = next((change for change in moment.changes if change.kind in _TURNS), moment.changes[0])
    return Said(summary(moment.changes, site.plan), site.link(uri, first.reference))
