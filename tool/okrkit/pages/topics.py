"""What a change is about, for those who want to see only some of a story."""

from collections.abc import Iterable, Mapping

from okrkit.diff.change import Change, ChangeKind

TOPICS: Mapping[str, tuple[str, frozenset[ChangeKind]]] = {
    "promises": (
        "promises",
        frozenset(
            {
                ChangeKind.TARGET_EASED,
                ChangeKind.TARGET_RAISED,
                ChangeKind.BASELINE_CHANGED,
                ChangeKind.DUE_DATE_MOVED,
                ChangeKind.UNIT_CHANGED,
                ChangeKind.METRIC_CHANGED,
                ChangeKind.POPULATION_CHANGED,
                ChangeKind.GUARDRAIL_LOOSENED,
                ChangeKind.GUARDRAIL_TIGHTENED,
                ChangeKind.REBASELINED,
                ChangeKind.TRAJECTORY_CHANGED,
                ChangeKind.OBJECTIVE_REMOVED,
                ChangeKind.OBJECTIVE_DROPPED,
                ChangeKind.OBJECTIVE_MOVED,
                ChangeKind.KEY_RESULT_REMOVED,
                ChangeKind.KEY_RESULT_DROPPED,
            }
        ),
    ),
    "work": (
        "objectives and key results",
        frozenset(
            {
                ChangeKind.OBJECTIVE_ADDED,
                ChangeKind.OBJECTIVE_REMOVED,
                ChangeKind.OBJECTIVE_DROPPED,
                ChangeKind.OBJECTIVE_MOVED,
                ChangeKind.AMBITION_CHANGED,
                ChangeKind.KEY_RESULT_ADDED,
                ChangeKind.KEY_RESULT_REMOVED,
                ChangeKind.KEY_RESULT_DROPPED,
                ChangeKind.KIND_CHANGED,
                ChangeKind.LENS_CHANGED,
                ChangeKind.WEIGHT_CHANGED,
            }
        ),
    ),
    "wording": (
        "wording",
        frozenset(
            {
                ChangeKind.OBJECTIVE_RETITLED,
                ChangeKind.OBJECTIVE_ID_CHANGED,
                ChangeKind.WHY_CHANGED,
                ChangeKind.KEY_RESULT_RETITLED,
                ChangeKind.KEY_RESULT_ID_CHANGED,
                ChangeKind.DETAILS_CHANGED,
            }
        ),
    ),
    "check-ins": (
        "check-ins",
        frozenset(
            {
                ChangeKind.CHECK_IN_ADDED,
                ChangeKind.CHECK_IN_EDITED,
                ChangeKind.CHECK_IN_REMOVED,
                ChangeKind.CONFIDENCE_CHANGED,
            }
        ),
    ),
    "steps": (
        "milestones and initiatives",
        frozenset(
            {
                ChangeKind.MILESTONE_DONE,
                ChangeKind.MILESTONE_UNDONE,
                ChangeKind.INITIATIVE_ADDED,
                ChangeKind.INITIATIVE_REMOVED,
                ChangeKind.INITIATIVE_CHANGED,
            }
        ),
    ),
    "alignment": (
        "alignment and dependencies",
        frozenset(
            {
                ChangeKind.ALIGNED,
                ChangeKind.UNALIGNED,
                ChangeKind.DEPENDENCY_ADDED,
                ChangeKind.DEPENDENCY_CONFIRMED,
                ChangeKind.DEPENDENCY_REMOVED,
                ChangeKind.RELATION_CHANGED,
            }
        ),
    ),
    "people": (
        "people",
        frozenset({ChangeKind.OBJECTIVE_OWNER_CHANGED, ChangeKind.CONTRIBUTORS_CHANGED, ChangeKind.KEY_RESULT_OWNER_CHANGED}),
    ),
    "looking-back": (
        "feedback and reviews",
        frozenset({ChangeKind.FEEDBACK_ADDED, ChangeKind.FEEDBACK_REMOVED, ChangeKind.REVIEWED, ChangeKind.SCORE_CHANGED}),
    ),
    "workspace": (
        "the workspace",
        frozenset(
            {
                ChangeKind.CYCLE_MOVED,
                ChangeKind.FREEZE_MOVED,
                ChangeKind.POLICY_CHANGED,
                ChangeKind.TEAM_ADDED,
                ChangeKind.TEAM_REMOVED,
                ChangeKind.TEAM_CHANGED,
                ChangeKind.METRIC_DESCRIBED,
                ChangeKind.WORKSPACE_CHANGED,
            }
        ),
    ),
}
"""By the word that addresses carry, what people read and the kinds.

Every kind is in one of them; what takes a promise away is in two, about promises and about the work that it was.
"""


def topics_of(changes: Iterable[Change]) -> tuple[str, ...]:
    """The topics of some changes, each once, in the order of all topics."""
    found = {change.kind for change in changes}
    return tuple(name for name, (_, kinds) in TOPICS.items() if not kinds.isdisjoint(found))


def options(topics: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The words of some topics for a choice; none where there is nothing to choose."""
    found = set(topics)
    chosen = tuple((name, words) for name, (words, _) in TOPICS.items() if name in found)
    return chosen if len(chosen) > 1 else ()
