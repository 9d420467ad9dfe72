"""What happened, from git: moments of the history as pages tell them."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from okrkit.diff.change import Change, ChangeKind
from okrkit.history.timeline import Moment
from okrkit.pages.context import Site, landed_on
from okrkit.say.sentences import sentence
from okrkit.say.values import plural

_TURNS = frozenset(
    {
        ChangeKind.TARGET_EASED,
        ChangeKind.TARGET_RAISED,
        ChangeKind.BASELINE_CHANGED,
        ChangeKind.DUE_DATE_MOVED,
        ChangeKind.GUARDRAIL_LOOSENED,
        ChangeKind.KEY_RESULT_REMOVED,
        ChangeKind.KEY_RESULT_DROPPED,
        ChangeKind.OBJECTIVE_DROPPED,
        ChangeKind.OBJECTIVE_REMOVED,
    }
)
"""Changes of what was promised; they are marked in the story."""


@dataclass(frozen=True, slots=True)
class Said:
    """One change as a sentence without its subject, with where it leads."""

    text: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One moment: who landed what on which day. ``href`` leads to the commit; ``short`` is its id in seven letters."""

    day: date
    author: str
    subject: str
    short: str
    href: str | None
    said: tuple[Said, ...]
    unreadable: tuple[str, ...] = ()
    turn: bool = False


def entry(site: Site, uri: str, moment: Moment) -> Entry:
    """A moment as the page at ``uri`` tells it."""
    commit = moment.commit
    return Entry(
        day=landed_on(moment),
        author=commit.author,
        subject=commit.subject,
        short=commit.id[:7],
        href=site.host.commit(commit.id),
        said=tuple(Said(sentence(change, site.plan), site.link(uri, change.reference)) for change in moment.changes),
        unreadable=tuple(f"{finding.address}: {finding.message}" for finding in moment.unreadable),
        turn=any(change.kind in _TURNS for change in moment.changes),
    )


def in_short(site: Site, uri: str, moment: Moment) -> Said:
    """A moment in one line: its only change, or its most frequent kind counted."""
    changes = moment.changes
    if not changes:
        return Said(f"left {plural(len(moment.unreadable), 'file')} that could not be read", None)
    checked_in = {change.reference for change in changes if change.kind is ChangeKind.CHECK_IN_ADDED}
    if len(checked_in) > 1 and _only_check_ins(changes):
        return Said(
            f"checked in {plural(len(checked_in), 'key result')}", site.link(uri, next(iter(sorted(checked_in))).parent)
        )
    first = next((change for change in changes if change.kind in _TURNS), changes[0])
    more = len(changes) - 1
    return Said(
        sentence(first, site.plan) + (f" and made {plural(more, 'more change')}" if more else ""),
        site.link(uri, first.reference),
    )


def _only_check_ins(changes: tuple[Change, ...]) -> bool:
    kinds = Counter(change.kind for change in changes)
    return set(kinds) <= {ChangeKind.CHECK_IN_ADDED, ChangeKind.CONFIDENCE_CHANGED}
