"""A plan that lives."""

from okrkit.lint.rule import Rule
from okrkit.lint.rules.cadence.behind_pace import behind_pace
from okrkit.lint.rules.cadence.confidence_drop import confidence_drop
from okrkit.lint.rules.cadence.guardrail_breached import guardrail_breached
from okrkit.lint.rules.cadence.miss_without_reason import miss_without_reason
from okrkit.lint.rules.cadence.missing_feedback import missing_feedback
from okrkit.lint.rules.cadence.missing_owner import missing_owner
from okrkit.lint.rules.cadence.never_started import never_started
from okrkit.lint.rules.cadence.overloaded_owner import overloaded_owner
from okrkit.lint.rules.cadence.past_due import past_due
from okrkit.lint.rules.cadence.score_disagrees import score_disagrees
from okrkit.lint.rules.cadence.stale_check_in import stale_check_in
from okrkit.lint.rules.cadence.unanswered_feedback import unanswered_feedback
from okrkit.lint.rules.cadence.unclosed_cycle import unclosed_cycle

CADENCE: tuple[Rule, ...] = (
    missing_owner,
    overloaded_owner,
    never_started,
    past_due,
    stale_check_in,
    behind_pace,
    guardrail_breached,
    confidence_drop,
    missing_feedback,
    unanswered_feedback,
    unclosed_cycle,
    miss_without_reason,
    score_disagrees,
)
