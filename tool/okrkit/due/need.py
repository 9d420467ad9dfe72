"""One thing that needs somebody, and whom."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from okrkit.cycle import Cycle
from okrkit.measure.behind import Lag
from okrkit.objective import Dependency, Feedback, KeyResult, Objective
from okrkit.plan import Plan
from okrkit.reference import Reference


class NeedKind(StrEnum):
    """Why something needs somebody, the worst first."""

    GUARDRAIL_BREACHED = "guardrail-breached"
    PAST_DUE = "past-due"
    CHECK_IN_OUTDATED = "check-in-outdated"
    BEHIND_PACE = "behind-pace"
    REVIEW_MISSING = "review-missing"
    DEPENDENCY_UNCONFIRMED = "dependency-unconfirmed"
    CHECK_IN_DUE = "check-in-due"
    FEEDBACK_UNANSWERED = "feedback-unanswered"
    DUE_SOON = "due-soon"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return tuple(NeedKind).index(self)


@dataclass(frozen=True, slots=True)
class Who:
    """Whom something is for: a person's id, None where there is nobody.

    ``leads`` is the id of the team whose lead stands in for an owner that is missing, or would have to see to it.
    """

    person: str | None
    leads: str | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that needs somebody on a day.

    ``team`` is the team that has it to do: the one that is asked, for a dependency. Without an ``objective`` it is about the
    whole ``cycle``. ``since`` is the day from which the need counts: the last sign of life, the first value out of bounds,
    the day of a question, the end of a cycle; for what is due soon, its day.
    """

    kind: NeedKind
    who: Who
    team: str
    cycle: Cycle
    objective: Objective | None = None
    key_result: KeyResult | None = None
    since: date | None = None
    lag: Lag | None = None
    waiting: Dependency | Feedback | None = None

    @property
    def title(self) -> str:
        """What it is about, as written; the id of the cycle where it is about all of that."""
        about = self.key_result or self.objective
        return about.title if about else self.cycle.id

    @property
    def reference(self) -> Reference | None:
        """The key result or objective that it is about."""
        about = self.key_result or self.objective
        return about.reference if about else None


def owner_of(plan: Plan, objective: Objective, key_result: KeyResult | None = None) -> Who:
    """Who answers for something: its owner, the objective's, or else whoever leads the team."""
    owner = (key_result.owner if key_result else None) or objective.owner
    return Who(owner) if owner else Who(lead_of(plan, objective.team).person, objective.team)


def lead_of(plan: Plan, team: str) -> Who:
    """Who leads a team, for what the whole team has to do."""
    lead = plan.teams[team].lead if team in plan.teams else None
    return Who(lead, None if lead else team)
