"""A team's look back: how each objective of a cycle ended, and why."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from okrkit.address import Address


class Outcome(StrEnum):
    """How an objective ended, as its team saw it."""

    ACHIEVED = "achieved"
    MISSED = "missed"
    DROPPED = "dropped"
    POSTPONED = "postponed"


class Cause(StrEnum):
    """Why an objective ended as it did."""

    EXECUTION = "execution"
    ASSUMPTION = "assumption"
    PRIORITY_SHIFT = "priority-shift"
    EXTERNAL = "external"
    WRONG_TARGET = "wrong-target"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the team says of one objective at the end; ``score`` is the claimed one, 0 to 1."""

    outcome: Outcome
    score: float | None = None
    because: Cause | None = None
    note: str | None = None
    next: str | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """A team's look back on a cycle; ``verdicts`` by objective id."""

    team: str
    cycle: str
    date: datetime.date
    address: Address = field(compare=False)
    learned: str | None = None
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)
