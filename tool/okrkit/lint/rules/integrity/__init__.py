"""What git remembers: whether a plan was changed in the open."""

from okrkit.lint.rule import Rule
from okrkit.lint.rules.integrity.backdated_check_in import backdated_check_in
from okrkit.lint.rules.integrity.dropped_quietly import dropped_quietly
from okrkit.lint.rules.integrity.late_addition import late_addition
from okrkit.lint.rules.integrity.never_rebaselined import never_rebaselined
from okrkit.lint.rules.integrity.quiet_goalpost_move import quiet_goalpost_move
from okrkit.lint.rules.integrity.redefined_metric import redefined_metric
from okrkit.lint.rules.integrity.rewritten_check_in import rewritten_check_in
from okrkit.lint.rules.integrity.weakened_guardrail import weakened_guardrail

INTEGRITY: tuple[Rule, ...] = (
    quiet_goalpost_move,
    redefined_metric,
    dropped_quietly,
    weakened_guardrail,
    rewritten_check_in,
    backdated_check_in,
    late_addition,
    never_rebaselined,
)
