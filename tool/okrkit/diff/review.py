"""What a change asks of its reader: a table of kinds, which a workspace may grade another way."""

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from okrkit.diff.change import Change, ChangeKind
from okrkit.plan import Plan


class Level(StrEnum):
    """How much a change asks of a reader, the most first."""

    ATTENTION = "attention"
    """A promise moved: stop here."""
    REVIEW = "review"
    """Work, people or settings: look at it."""
    ROUTINE = "routine"
    """The plan going its way: it is enough to count it."""

    @property
    def rank(self) -> int:
        """0 asks the most."""
        return tuple(Level).index(self)


def level(change: Change, before: Plan, after: Plan, day: date) -> Level:
    """What a change between two plans asks of a reader on a day.

    A goalpost is a promise of a cycle that has frozen: until then it is a draft, and moving it asks for
    no more than a review. So does moving the days of a cycle before it has begun, and saying for the
    first time what nobody had said. A title is only wording as long as its numbers stay. What the
    workspace says of a kind, as it was before the change, goes before all of this: nobody waves their
    own change through.
    """
    if chosen := before.policy.review.get(change.kind.slug):
        return Level(chosen)
    usual = LEVELS[change.kind]
    said_first = change.kind in _GAPS and change.before is None
    if usual is Level.ATTENTION and (said_first or _is_draft(change, before, after, day)):
        return Level.REVIEW
    if change.kind in _TITLES and _numbers(change.before) != _numbers(change.after):
        return Level.REVIEW
    return usual


def _is_draft(change: Change, before: Plan, after: Plan, day: date) -> bool:
    """Whether nothing is promised yet in the cycle of a change, by the cycle's days before it and after it."""
    cycles = [plan.cycles[id] for plan in (before, after) if (id := change.reference.cycle) and id in plan.cycles]
    if not cycles:
        return False
    if change.kind in (ChangeKind.CYCLE_MOVED, ChangeKind.FREEZE_MOVED):
        return all(day < cycle.starts for cycle in cycles)
    return all(day <= cycle.frozen_from for cycle in cycles)


def _numbers(title: object) -> list[str]:
    return re.findall(r"\d+(?:[.,]\d+)*", str(title))


_GAPS = (
    ChangeKind.BASELINE_CHANGED,
    ChangeKind.METRIC_CHANGED,
    ChangeKind.POPULATION_CHANGED,
    ChangeKind.UNIT_CHANGED,
)
"""What rules ask people to fill in; nobody is stopped for doing so."""

_TITLES = (ChangeKind.OBJECTIVE_RETITLED, ChangeKind.KEY_RESULT_RETITLED)

LEVELS: Mapping[ChangeKind, Level] = {
    kind: level
    for level, kinds in {
        Level.ATTENTION: (
            ChangeKind.OBJECTIVE_REMOVED,
            ChangeKind.OBJECTIVE_DROPPED,
            ChangeKind.OBJECTIVE_MOVED,
            ChangeKind.KEY_RESULT_REMOVED,
            ChangeKind.KEY_RESULT_DROPPED,
            ChangeKind.KIND_CHANGED,
            ChangeKind.METRIC_CHANGED,
            ChangeKind.POPULATION_CHANGED,
            ChangeKind.UNIT_CHANGED,
            ChangeKind.BASELINE_CHANGED,
            ChangeKind.TARGET_EASED,
            ChangeKind.DUE_DATE_MOVED,
            ChangeKind.GUARDRAIL_LOOSENED,
            ChangeKind.CYCLE_MOVED,
            ChangeKind.FREEZE_MOVED,
        ),
        Level.REVIEW: (
            ChangeKind.OBJECTIVE_ADDED,
            ChangeKind.OBJECTIVE_ID_CHANGED,
            ChangeKind.OBJECTIVE_OWNER_CHANGED,
            ChangeKind.CONTRIBUTORS_CHANGED,
            ChangeKind.AMBITION_CHANGED,
            ChangeKind.ALIGNED,
            ChangeKind.UNALIGNED,
            ChangeKind.KEY_RESULT_ADDED,
            ChangeKind.KEY_RESULT_ID_CHANGED,
            ChangeKind.KEY_RESULT_OWNER_CHANGED,
            ChangeKind.TARGET_RAISED,
            ChangeKind.GUARDRAIL_TIGHTENED,
            ChangeKind.TRAJECTORY_CHANGED,
            ChangeKind.WEIGHT_CHANGED,
            ChangeKind.REBASELINED,
            ChangeKind.CHECK_IN_EDITED,
            ChangeKind.CHECK_IN_REMOVED,
            ChangeKind.MILESTONE_UNDONE,
            ChangeKind.INITIATIVE_ADDED,
            ChangeKind.INITIATIVE_REMOVED,
            ChangeKind.FEEDBACK_REMOVED,
            ChangeKind.REVIEWED,
            ChangeKind.SCORE_CHANGED,
            ChangeKind.DEPENDENCY_ADDED,
            ChangeKind.DEPENDENCY_REMOVED,
            ChangeKind.RELATION_CHANGED,
            ChangeKind.POLICY_CHANGED,
            ChangeKind.TEAM_ADDED,
            ChangeKind.TEAM_REMOVED,
            ChangeKind.TEAM_CHANGED,
        ),
        Level.ROUTINE: (
            ChangeKind.OBJECTIVE_RETITLED,
            ChangeKind.WHY_CHANGED,
            ChangeKind.KEY_RESULT_RETITLED,
            ChangeKind.LENS_CHANGED,
            ChangeKind.CHECK_IN_ADDED,
            ChangeKind.CONFIDENCE_CHANGED,
            ChangeKind.MILESTONE_DONE,
            ChangeKind.INITIATIVE_CHANGED,
            ChangeKind.FEEDBACK_ADDED,
            ChangeKind.DEPENDENCY_CONFIRMED,
            ChangeKind.METRIC_DESCRIBED,
            ChangeKind.WORKSPACE_CHANGED,
            ChangeKind.DETAILS_CHANGED,
        ),
    }.items()
    for kind in kinds
}
"""What each kind asks where nothing else is known of it."""
