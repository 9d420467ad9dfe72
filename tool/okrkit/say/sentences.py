"""What happened, in words: one phrase for each kind of change.

A phrase is plain text in the past tense without its subject, so that it follows a name: "eased the
target of “Late payouts fall” 0.5% → 1.5%".
"""

from collections.abc import Mapping

from okrkit.diff.change import Change, ChangeKind
from okrkit.plan import Plan
from okrkit.reference import Reference
from okrkit.say import phrases, shared_phrases
from okrkit.say.phrases import Phrase
from okrkit.say.telling import Telling
from okrkit.say.values import quoted, words


def sentence(change: Change, plan: Plan, within: Reference | None = None) -> str:
    """A change as a phrase; people, teams and objectives by the names that the plan has for them.

    ``within`` is the objective or key result on whose page it is said, and which it need not name.
    """
    return PHRASES[change.kind](Telling(change, plan, within))


PHRASES: Mapping[ChangeKind, Phrase] = {
    ChangeKind.OBJECTIVE_ADDED: lambda told: (
        f"carried {told.title} on from {told.home(told.change.detail, team=False, cycle=True)}"
        if told.change.detail
        else f"wrote {told.title}"
    ),
    ChangeKind.OBJECTIVE_REMOVED: lambda told: f"removed {told.title}",
    ChangeKind.OBJECTIVE_DROPPED: phrases.dropped,
    ChangeKind.OBJECTIVE_RETITLED: phrases.retitled,
    ChangeKind.OBJECTIVE_ID_CHANGED: shared_phrases.another_id,
    ChangeKind.OBJECTIVE_MOVED: phrases.moved,
    ChangeKind.OBJECTIVE_OWNER_CHANGED: phrases.owner,
    ChangeKind.CONTRIBUTORS_CHANGED: shared_phrases.contributors,
    ChangeKind.WHY_CHANGED: phrases.why,
    ChangeKind.AMBITION_CHANGED: phrases.changed("ambition"),
    ChangeKind.ALIGNED: lambda told: f"aligned {told.title} to {told.target(told.change.after)}{told.reason}",
    ChangeKind.UNALIGNED: lambda told: f"took away the link from {told.title} to {told.target(told.change.before)}",
    ChangeKind.KEY_RESULT_ADDED: lambda told: f"added {told.key_result}" + (f" to {told.objective}" if told.objective else ""),
    ChangeKind.KEY_RESULT_REMOVED: lambda told: (
        f"removed {told.key_result}" + (f" from {told.objective}" if told.objective else "")
    ),
    ChangeKind.KEY_RESULT_DROPPED: phrases.dropped,
    ChangeKind.KEY_RESULT_RETITLED: phrases.retitled,
    ChangeKind.KEY_RESULT_ID_CHANGED: shared_phrases.another_id,
    ChangeKind.KIND_CHANGED: phrases.kind,
    ChangeKind.KEY_RESULT_OWNER_CHANGED: phrases.owner,
    ChangeKind.LENS_CHANGED: phrases.changed("lens"),
    ChangeKind.METRIC_CHANGED: phrases.metric,
    ChangeKind.POPULATION_CHANGED: phrases.changed("population"),
    ChangeKind.UNIT_CHANGED: phrases.changed("unit"),
    ChangeKind.BASELINE_CHANGED: phrases.baseline,
    ChangeKind.TARGET_RAISED: phrases.target("raised"),
    ChangeKind.TARGET_EASED: phrases.target("eased"),
    ChangeKind.DUE_DATE_MOVED: phrases.changed("due date", "moved"),
    ChangeKind.TRAJECTORY_CHANGED: phrases.changed("planned path"),
    ChangeKind.WEIGHT_CHANGED: phrases.weight,
    ChangeKind.GUARDRAIL_TIGHTENED: phrases.guardrail("tightened"),
    ChangeKind.GUARDRAIL_LOOSENED: phrases.guardrail("loosened"),
    ChangeKind.REBASELINED: phrases.rebaselined,
    ChangeKind.CHECK_IN_ADDED: phrases.checked_in,
    ChangeKind.CHECK_IN_EDITED: phrases.check_in_edited,
    ChangeKind.CHECK_IN_REMOVED: phrases.check_in_removed,
    ChangeKind.CONFIDENCE_CHANGED: phrases.confidence,
    ChangeKind.MILESTONE_DONE: phrases.milestone,
    ChangeKind.MILESTONE_UNDONE: phrases.milestone,
    ChangeKind.INITIATIVE_ADDED: lambda told: f"added the initiative {quoted(told.after)}{told.about('to')}",
    ChangeKind.INITIATIVE_REMOVED: lambda told: f"removed the initiative {quoted(told.before)}{told.about('from')}",
    ChangeKind.INITIATIVE_CHANGED: phrases.initiative,
    ChangeKind.FEEDBACK_ADDED: phrases.feedback,
    ChangeKind.FEEDBACK_REMOVED: lambda told: f"removed {words(told.change.detail)} feedback{told.about('on')}{told.comment}",
    ChangeKind.REVIEWED: lambda told: (
        shared_phrases.learned(told) if told.change.detail in ("learned", "date") else phrases.reviewed(told)
    ),
    ChangeKind.SCORE_CHANGED: phrases.score,
    ChangeKind.DEPENDENCY_ADDED: lambda told: f"made {told.title} depend on {told.team(told.change.detail)}: {told.after}",
    ChangeKind.DEPENDENCY_CONFIRMED: phrases.dependency_confirmed,
    ChangeKind.DEPENDENCY_REMOVED: lambda told: (
        f"removed the dependency of {told.title} on {told.team(told.change.detail)}: {told.before}"
    ),
    ChangeKind.RELATION_CHANGED: shared_phrases.relation,
    ChangeKind.DETAILS_CHANGED: shared_phrases.details,
    ChangeKind.CYCLE_MOVED: shared_phrases.cycle,
    ChangeKind.FREEZE_MOVED: shared_phrases.freeze,
    ChangeKind.POLICY_CHANGED: shared_phrases.policy,
    ChangeKind.TEAM_ADDED: lambda told: f"added the team {told.title}",
    ChangeKind.TEAM_REMOVED: lambda told: f"removed the team {told.title}",
    ChangeKind.TEAM_CHANGED: shared_phrases.team,
    ChangeKind.METRIC_DESCRIBED: shared_phrases.metric_described,
    ChangeKind.WORKSPACE_CHANGED: shared_phrases.policy,
}
"""How each kind is said."""
