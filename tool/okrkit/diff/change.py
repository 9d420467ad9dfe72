"""What can differ between two plans: one enum of kinds, one value for each difference."""

from dataclasses import dataclass
from enum import StrEnum

from okrkit.objective import KeyResult, Objective
from okrkit.reference import Reference


class ChangeKind(StrEnum):
    """Every kind of change, as the words that name it."""

    OBJECTIVE_ADDED = "objective added"
    OBJECTIVE_REMOVED = "objective removed"
    OBJECTIVE_DROPPED = "objective dropped"
    OBJECTIVE_RETITLED = "objective retitled"
    OBJECTIVE_ID_CHANGED = "objective id changed"
    OBJECTIVE_MOVED = "objective moved"
    OBJECTIVE_OWNER_CHANGED = "objective owner changed"
    CONTRIBUTORS_CHANGED = "contributors changed"
    WHY_CHANGED = "why changed"
    AMBITION_CHANGED = "ambition changed"
    ALIGNED = "aligned"
    UNALIGNED = "unaligned"
    KEY_RESULT_ADDED = "key result added"
    KEY_RESULT_REMOVED = "key result removed"
    KEY_RESULT_DROPPED = "key result dropped"
    KEY_RESULT_RETITLED = "key result retitled"
    KEY_RESULT_ID_CHANGED = "key result id changed"
    KIND_CHANGED = "kind changed"
    KEY_RESULT_OWNER_CHANGED = "key result owner changed"
    LENS_CHANGED = "lens changed"
    METRIC_CHANGED = "metric changed"
    POPULATION_CHANGED = "population changed"
    UNIT_CHANGED = "unit changed"
    BASELINE_CHANGED = "baseline changed"
    TARGET_RAISED = "target raised"
    TARGET_EASED = "target eased"
    DUE_DATE_MOVED = "due date moved"
    TRAJECTORY_CHANGED = "trajectory changed"
    WEIGHT_CHANGED = "weight changed"
    GUARDRAIL_TIGHTENED = "guardrail tightened"
    GUARDRAIL_LOOSENED = "guardrail loosened"
    REBASELINED = "rebaselined"
    CHECK_IN_ADDED = "check-in added"
    CHECK_IN_EDITED = "check-in edited"
    CHECK_IN_REMOVED = "check-in removed"
    CONFIDENCE_CHANGED = "confidence changed"
    MILESTONE_DONE = "milestone done"
    MILESTONE_UNDONE = "milestone undone"
    INITIATIVE_ADDED = "initiative added"
    INITIATIVE_REMOVED = "initiative removed"
    INITIATIVE_CHANGED = "initiative changed"
    FEEDBACK_ADDED = "feedback added"
    FEEDBACK_REMOVED = "feedback removed"
    REVIEWED = "reviewed"
    SCORE_CHANGED = "score changed"
    DEPENDENCY_ADDED = "dependency added"
    DEPENDENCY_CONFIRMED = "dependency confirmed"
    DEPENDENCY_REMOVED = "dependency removed"
    RELATION_CHANGED = "relation changed"
    DETAILS_CHANGED = "details changed"
    CYCLE_MOVED = "cycle moved"
    FREEZE_MOVED = "freeze moved"
    POLICY_CHANGED = "policy changed"
    TEAM_ADDED = "team added"
    TEAM_REMOVED = "team removed"
    TEAM_CHANGED = "team changed"
    METRIC_DESCRIBED = "metric described"
    WORKSPACE_CHANGED = "workspace changed"

    @property
    def slug(self) -> str:
        """The words as okrs.yaml and programs write them, like ``target-eased``."""
        return self.value.replace(" ", "-")


Value = str | float | None
"""What stood before or stands after: a text, a number in ``unit``, or nothing."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two plans, a fact without judgement.

    ``reference`` is complete and names the objective or key result after the change (before it,
    where it is gone); ``title`` is that thing's title. What objectives share has a reference without an
    objective: a team, a cycle, or neither for the whole workspace. ``before`` and ``after`` are the values that
    differ, numbers in ``unit``, dates in ISO form, people and teams as ids, other objectives as
    references. ``detail`` is what tells one change of a kind from another on the same thing (the
    date of a check-in, the title of a milestone); ``note`` is what a person wrote about it (a
    check-in's note, the reason of a drop or of a rebaseline). The modules beside this one say what
    each kind holds.

    Kinds that name an ending, like ``objective dropped``, also tell of its being taken back: then
    ``after`` is None and ``before`` is not.
    """

    kind: ChangeKind
    reference: Reference
    title: str
    before: Value = None
    after: Value = None
    unit: str = ""
    detail: str = ""
    note: str = ""
    by: str | None = None

    @classmethod
    def of(  # noqa: PLR0913 - a change has this many parts
        cls,
        thing: Objective | KeyResult,
        kind: ChangeKind,
        before: Value = None,
        after: Value = None,
        *,
        unit: str = "",
        detail: str = "",
        note: str | None = None,
        by: str | None = None,
    ) -> "Change":
        """A change of an objective or a key result."""
        return cls(kind, thing.reference, thing.title, _plain(before), _plain(after), unit, str(detail), note or "", by)


def _plain(value: Value) -> Value:
    """A value without its enum, so that changes compare and serialise alike wherever they come from."""
    return str(value) if isinstance(value, str) else value
