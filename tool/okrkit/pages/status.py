"""Status as people see it: a word, a shape and a tone, never a colour alone."""

from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from okrkit.measure.standing import Standing, Status
from okrkit.objective import KeyResult, Kind
from okrkit.pages.charts.svg import element


@dataclass(frozen=True, slots=True)
class Pill:
    """What a status looks like. ``tone`` is ok, behind, risk or old; ``key`` is what filters go by."""

    key: str
    word: str
    tone: str
    shape: str


_SHAPES = {
    "circle": "M5 1a4 4 0 1 0 0 8 4 4 0 0 0 0-8z",
    "triangle": "M5 1l4.6 8H.4z",
    "square": "M1 1h8v8H1z",
    "clock": "M5 0a5 5 0 1 0 0 10A5 5 0 0 0 5 0zm.6 2v2.7l1.9 1.2-.6 1-2.5-1.6V2z",
    "check": "M3.8 8.6L.3 5.1l1.3-1.3 2.2 2.2L8.6 1.2l1.3 1.3z",
    "cross": "M5 3.7L8.2.5l1.3 1.3L6.3 5l3.2 3.2-1.3 1.3L5 6.3 1.8 9.5.5 8.2 3.7 5 .5 1.8 1.8.5z",
    "ring": "M5 .5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM5 2a3 3 0 1 1 0 6 3 3 0 0 1 0-6z",
    "dash": "M1 4h8v2H1z",
}

_LOOKS = {
    Status.ON_TRACK: ("on track", "ok", "circle"),
    Status.BEHIND: ("behind", "behind", "triangle"),
    Status.AT_RISK: ("at risk", "risk", "square"),
    Status.ACHIEVED: ("achieved", "ok", "check"),
    Status.MISSED: ("missed", "risk", "cross"),
    Status.NOT_STARTED: ("not started", "old", "ring"),
    Status.DROPPED: ("dropped", "old", "dash"),
    Status.OUTDATED: ("outdated", "old", "clock"),
}

STATUSES = tuple((status.value, words[0]) for status, words in _LOOKS.items())
"""Key and word of every status, for filters."""


def pill(standing: Standing, key_result: KeyResult | None = None) -> Pill:
    """The pill of a standing; a guardrail's says whether it holds."""
    if key_result and key_result.kind is Kind.GUARDRAIL and standing.status not in (Status.DROPPED, Status.OUTDATED):
        return _guardrail(standing)
    word, tone, shape = _LOOKS[standing.status]
    behind = standing.points_behind
    if standing.status is Status.BEHIND and behind is not None:
        word = f"{word} {behind:.0f}"
    return Pill(standing.status.value, word, tone, shape)


def _guardrail(standing: Standing) -> Pill:
    if standing.holds is None:
        return Pill(standing.status.value, "not measured", "old", "ring")
    if standing.holds:
        return Pill(standing.status.value, "holds", "ok", "check")
    return Pill(standing.status.value, "breached", "risk", "square")


@lru_cache
def icon(shape: str) -> Markup:
    """The shape of a pill; the word beside it says the same, so it is hidden from readers of the page."""
    return element("svg", element("path", d=_SHAPES[shape]), viewBox="0 0 10 10", aria_hidden="true")
