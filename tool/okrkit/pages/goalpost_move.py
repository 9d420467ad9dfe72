"""A move of a goalpost as pages show it."""

from dataclasses import dataclass
from datetime import date

from okrkit.history.goalposts import Goalpost
from okrkit.history.move import Direction, Move, Openness
from okrkit.history.promise import Field
from okrkit.pages.context import Site
from okrkit.pages.status import Pill
from okrkit.say.goalposts import moved, why
from okrkit.say.values import join

_LOOKS = {
    Openness.QUIET: Pill("quiet", "quiet", "risk", "square"),
    Openness.DECLARED_LATE: Pill("late", "declared late", "behind", "triangle"),
    Openness.DECLARED: Pill("declared", "declared", "ok", "check"),
}
_HARMLESS = Pill("quiet", "quiet", "old", "ring")
"""A quiet move that made the promise harder, or was taken back."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One move, ready to be laid out: what it did, what was said about it, who made it when, and where to read more.

    ``harmless`` is a move of which nobody has to say anything more.
    """

    pill: Pill
    text: str
    why: str
    people: str
    day: date
    short: str
    href: str | None
    subject: str
    request: str
    request_href: str | None
    harmless: bool


def shown(site: Site, goalpost: Goalpost, move: Move) -> Shown:
    """A move of a goalpost."""
    commit = move.commit
    credit = site.credit(commit)
    quietly = move.openness is Openness.QUIET
    return Shown(
        pill=_HARMLESS if quietly and not move.needs_a_word else _LOOKS[move.openness],
        text=moved(move, site.plan, goalpost.reference),
        why=why(move, site.plan, site.day),
        people=join(credit.people),
        day=move.day,
        short=commit.id[:7],
        href=site.host.commit(commit.id),
        subject=commit.subject,
        request=credit.request or "",
        request_href=site.host.request(credit.request),
        harmless=not move.needs_a_word,
    )


def mark(move: Move) -> str:
    """What a chart writes over the day of a move."""
    if move.field is Field.EXISTENCE and move.direction is Direction.EASED:
        return "dropped"
    if move.openness is not Openness.QUIET:
        return "rebaselined" if move.openness is Openness.DECLARED else "declared late"
    return "raised" if move.direction is Direction.RAISED else "moved quietly"
