"""What a whole workspace shares: teams, people, metrics and the policy."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from okrkit.address import Address


class Rollup(StrEnum):
    """What an objective's headline progress is made of."""

    OWN = "own"
    SUPPORTING = "supporting"
    BLEND = "blend"


class Trust(StrEnum):
    """How far a metric can be believed."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    UNMEASURED = "unmeasured"


class Better(StrEnum):
    """The direction in which a metric improves."""

    LOWER = "lower"
    HIGHER = "higher"
    WITHIN = "within"


@dataclass(frozen=True, slots=True)
class Team:
    """A team; ``parent`` is the id of the team above it, None at the top."""

    id: str
    name: str
    address: Address = field(compare=False)
    parent: str | None = None
    lead: str | None = None
    members: tuple[str, ...] = ()
    handle: str | None = None

    @property
    def everybody(self) -> tuple[str, ...]:
        """The ids of its lead and its members, each once."""
        return tuple(dict.fromkeys((*((self.lead,) if self.lead else ()), *self.members)))


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in the plan; ``handle`` is their name on the code host, without ``@``."""

    id: str
    name: str
    address: Address = field(compare=False)
    email: str | None = None
    handle: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A number on a day, in the unit of whatever carries it."""

    date: date
    value: float


@dataclass(frozen=True, slots=True)
class Source:
    """Where a metric is read."""

    system: str | None = None
    query: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Metric:
    """What is measured, how, and how far it is trusted. ``id`` is None when written out inside a key result."""

    id: str | None
    name: str
    address: Address = field(compare=False)
    definition: str | None = None
    unit: str | None = None
    better: Better | None = None
    source: Source | None = None
    owner: str | None = None
    confidence: Trust | None = None
    indicator: str | None = None
    population: str | None = None
    gamed_by: str | None = None
    values: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True)
class Shape:
    """How the alignment may look before a report asks whether it still works.

    ``most_supporters`` counts what aligns to one objective at a time, ``deepest`` the levels of objectives from the top down,
    ``widest`` the objectives of the company that stand at the top.
    """

    most_supporters: int = 7
    deepest: int = 4
    widest: int = 5


@dataclass(frozen=True, slots=True)
class HealthSettings:
    """How the report on health judges: what each part weighs, 0 for nothing, and where the lines are.

    ``behind_counts`` is what a key result that is behind is worth, 0 to 1, beside 1 for one on track and 0 for one at risk.
    ``outcome_share`` of an objective's key results should be outcomes. Health is called good or fair from so much of 100 on.
    """

    freshness_weight: float = 20
    pace_weight: float = 20
    confidence_weight: float = 5
    alignment_weight: float = 15
    outcomes_weight: float = 10
    measurability_weight: float = 10
    guardrails_weight: float = 10
    promises_weight: float = 10
    behind_counts: float = 0.5
    outcome_share: float = 0.5
    good_from: float = 80
    fair_from: float = 60


@dataclass(frozen=True, slots=True)
class Policy:
    """What a workspace may choose for itself; points are percentage points of progress.

    ``review`` is the level (routine, review or attention) of kinds of change that it grades another way, by the
    slug of the kind, like ``target-raised``.
    """

    parents: str = "many"
    cadence_days: int = 7
    rollup: Rollup = Rollup.OWN
    freeze_after_days: int = 10
    behind_points: float = 5
    at_risk_points: float = 25
    review: Mapping[str, str] = field(default_factory=dict)
    alignment: Shape = field(default_factory=Shape)
    health: HealthSettings = field(default_factory=HealthSettings)


@dataclass(frozen=True, slots=True)
class Exemption:
    """A rule that somebody chose not to apply somewhere, with the reason and the last day it holds."""

    rule: str
    where: str
    because: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class LintSettings:
    """What `okrs.yaml` says of lint rules.

    ``rules`` is as written: a severity, ``off`` or options for each; one that the policy asks for stands
    there too (`parents: one` asks for several-parents). ``wording`` are words that it adds
    to the lexicons, by the name of the lexicon; ``plugins`` are installed packages with rules of their own.
    """

    rules: Mapping[str, object] = field(default_factory=dict)
    exempt: tuple[Exemption, ...] = ()
    wording: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    plugins: tuple[str, ...] = ()
