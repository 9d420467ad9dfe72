"""Status as people see it: a word, a shape and a tone, never a colour alone."""

from dataclasses import dataclass

from okrkit.measure.standing import Standing, Status
from okrkit.objective import KeyResult, Kind


@dataclass(frozen=True, slots=True)
class Pill:
    """What a status looks like.

    ``key`` is what filters go by. ``tone`` (ok, behind, risk or old) and ``shape`` are classes of the style sheet.
    """

    key: str
    word: str
    tone: str
    shape: str


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
