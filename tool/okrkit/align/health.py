"""How well a plan is looked after: parts that each count something, and what of it is not as it should be.

Nothing here measures whether targets are high or people work hard; decision 31 says what is counted and why.
"""

from dataclasses import dataclass
from enum import StrEnum

from okrkit.reference import Reference
from okrkit.workspace import HealthSettings


class HealthPart(StrEnum):
    """What health is made of."""

    FRESHNESS = "freshness"
    PACE = "pace"
    CONFIDENCE = "confidence"
    ALIGNMENT = "alignment"
    OUTCOMES = "outcomes"
    MEASURABILITY = "measurability"
    GUARDRAILS = "guardrails"
    PROMISES = "promises"


class Why(StrEnum):
    """What is not as it should be."""

    SILENT = "silent"
    UNHEARD = "unheard"
    BEHIND = "behind"
    AT_RISK = "at-risk"
    MISSED = "missed"
    PAST_DUE = "past-due"
    UNSURE = "no-confidence"
    ORPHAN = "serves-nothing"
    FEW_OUTCOMES = "few-outcomes"
    NO_TARGET = "no-target"
    NO_BASELINE = "no-baseline"
    UNTRUSTED = "untrusted-metric"
    BREACHED = "breached"
    QUIET = "moved-quietly"


@dataclass(frozen=True, slots=True)
class Pull:
    """A thing that pulls a part down, by how much of it is ``missing``, 0 to 1.

    ``amount`` is what belongs to the reason: days of silence, points behind, how many outcomes there are. ``detail`` is the
    metric that nobody trusts, or what moved.
    """

    reference: Reference
    title: str
    why: Why
    missing: float = 1.0
    amount: float | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of health: how many things it counts, and which of them pull it down."""

    part: HealthPart
    weight: float
    counted: int
    pulls: tuple[Pull, ...]

    @property
    def share(self) -> float | None:
        """How much of it is well, 0 to 1; None where there is nothing to judge."""
        return 1 - sum(pull.missing for pull in self.pulls) / self.counted if self.counted else None


@dataclass(frozen=True, slots=True)
class Health:
    """All parts, in the order of `HealthPart`."""

    parts: tuple[Part, ...]

    @property
    def share(self) -> float | None:
        """The weighted mean of the parts that have something to judge, 0 to 1; None where none has."""
        weight = self.weight
        return sum(one.weight * (one.share or 0.0) for one in self.parts) / weight if weight else None

    @property
    def weight(self) -> float:
        """The weight of the parts that have something to judge."""
        return sum(one.weight for one in self.parts if one.counted)

    def verdict(self, settings: HealthSettings) -> str | None:
        """What to call it: good, fair or poor; None where there is nothing to judge."""
        if self.share is None:
            return None
        points = int(100 * self.share + 0.5)  # as people are shown it, or 59.98 would be a poor 60
        return "good" if points >= settings.good_from else "fair" if points >= settings.fair_from else "poor"

    def lost(self, part: Part) -> float:
        """By how much a part pulls the whole down, as a share of 1."""
        return sum(self.cost(part, pull) for pull in part.pulls)

    def cost(self, part: Part, pull: Pull) -> float:
        """By how much a thing pulls the whole down, as a share of 1."""
        return part.weight / self.weight * pull.missing / part.counted if self.weight else 0.0


@dataclass(frozen=True, slots=True)
class Promised:
    """A key result that was promised at the freeze, and what of it moved since without a word."""

    reference: Reference
    title: str
    moved: tuple[str, ...] = ()
