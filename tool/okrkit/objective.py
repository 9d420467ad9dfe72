"""Objectives, key results and everything written inside them, as frozen values.

Equality ignores addresses: moving a block in a file changes nothing.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from okrkit.address import Address
from okrkit.reference import Reference
from okrkit.workspace import Metric, Reading


class Kind(StrEnum):
    """What a key result claims to be."""

    OUTCOME = "outcome"
    OUTPUT = "output"
    GUARDRAIL = "guardrail"


class Ambition(StrEnum):
    """What reaching an objective means."""

    COMMITTED = "committed"
    ASPIRATIONAL = "aspirational"
    LEARNING = "learning"


@dataclass(frozen=True, slots=True)
class CheckIn:
    """What was measured on a day; ``value`` in the key result's unit, ``confidence`` 0 to 1 of reaching the target."""

    date: date
    value: float | None = None
    confidence: float | None = None
    by: str | None = None
    note: str | None = None
    blockers: str | None = None
    next: str | None = None
    evidence: str | None = None


@dataclass(frozen=True, slots=True)
class Rebaseline:
    """A declared move of a promise: fields of the key result before and after, and why."""

    date: date
    before: Mapping[str, object]
    after: Mapping[str, object]
    because: str
    approved_by: str | None = None


@dataclass(frozen=True, slots=True)
class Milestone:
    """A step of an output; ``done`` is the day it was reached, None while it is open."""

    title: str
    done: date | None = None
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Bound:
    """What a guardrail must stay within; None means open on that side."""

    low: float | None = None
    high: float | None = None

    def holds(self, value: float) -> bool:
        """Whether the value is within, both ends included."""
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)


@dataclass(frozen=True, slots=True)
class Link:
    """An alignment link, from the objective that carries it up to what it supports."""

    to: Reference
    because: str | None = None
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Dropped:
    """A promise given up in the open."""

    date: date
    because: str


@dataclass(frozen=True, slots=True)
class Initiative:
    """Work that is meant to move key results; ``drives`` are ids of key results of the same objective."""

    id: str
    title: str
    drives: tuple[str, ...] = ()
    owner: str | None = None
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Dependency:
    """Something another team must do; confirmed once somebody of that team said so."""

    team: str
    what: str
    confirmed_by: str | None = None
    date: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a peer, a manager or a customer said, and what became of it."""

    source: str
    note: str
    by: str | None = None
    date: datetime.date | None = None
    response: str | None = None


@dataclass(frozen=True, slots=True)
class KeyResult:
    """How an objective is told to be reached.

    ``reference`` is complete (with cycle and key result). ``metric`` is the id of one in the
    registry or the metric itself. ``bound`` is set for guardrails only. ``current`` is the
    short form for a team without check-ins.
    """

    reference: Reference
    title: str
    kind: Kind
    address: Address = field(compare=False)
    kind_declared: bool = True
    owner: str | None = None
    lens: str | None = None
    metric: str | Metric | None = None
    population: str | None = None
    unit: str | None = None
    baseline: float | None = None
    baseline_date: date | None = None
    target: float | None = None
    commit: float | None = None
    stretch: float | None = None
    bound: Bound | None = None
    due: date | None = None
    weight: float = 1.0
    trajectory: tuple[Reading, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    proves: str | None = None
    guards: str | None = None
    current: float | None = None
    confidence: float | None = None
    check_ins: tuple[CheckIn, ...] = ()
    rebaselines: tuple[Rebaseline, ...] = ()
    dropped: Dropped | None = None
    formerly: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    external_ids: Mapping[str, str] = field(default_factory=dict)
    custom: Mapping[str, object] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Its id inside the objective."""
        return self.reference.key_result or ""

    def at(self, *steps: str | int) -> Address:
        """The address of something inside it."""
        return self.address.at(*steps)


@dataclass(frozen=True, slots=True)
class Objective:
    """What a team wants to be different at the end of a cycle. ``reference`` carries the cycle."""

    reference: Reference
    title: str
    address: Address = field(compare=False)
    why: str | None = None
    owner: str | None = None
    contributors: tuple[str, ...] = ()
    ambition: Ambition | None = None
    weight: float = 1.0
    aligns_to: tuple[Link, ...] = ()
    key_results: tuple[KeyResult, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    depends_on: tuple[Dependency, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    dropped: Dropped | None = None
    continues: Reference | None = None
    formerly: tuple[str, ...] = ()
    discussion: str | None = None
    tags: tuple[str, ...] = ()
    external_ids: Mapping[str, str] = field(default_factory=dict)
    custom: Mapping[str, object] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Its id inside the team."""
        return self.reference.objective

    @property
    def team(self) -> str:
        """The id of the team it belongs to."""
        return self.reference.team

    @property
    def cycle(self) -> str:
        """The id of the cycle it is set for."""
        return self.reference.cycle or ""

    def key_result(self, id: str) -> KeyResult | None:
        """One of its key results by id, or by an id it had before."""
        for key_result in self.key_results:
            if key_result.id == id or id in key_result.formerly:
                return key_result
        return None

    def at(self, *steps: str | int) -> Address:
        """The address of something inside it."""
        return self.address.at(*steps)
