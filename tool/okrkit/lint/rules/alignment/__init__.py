"""How the plan hangs together."""

from okrkit.lint.rule import Rule
from okrkit.lint.rules.alignment.alignment_loop import alignment_loop
from okrkit.lint.rules.alignment.copied_down import copied_down
from okrkit.lint.rules.alignment.cycle_mismatch import cycle_mismatch
from okrkit.lint.rules.alignment.link_without_reason import link_without_reason
from okrkit.lint.rules.alignment.orphan_objective import orphan_objective
from okrkit.lint.rules.alignment.redundant_work import redundant_work
from okrkit.lint.rules.alignment.several_parents import several_parents
from okrkit.lint.rules.alignment.skips_level import skips_level
from okrkit.lint.rules.alignment.too_many_parents_served import too_many_parents_served
from okrkit.lint.rules.alignment.unconfirmed_dependency import unconfirmed_dependency
from okrkit.lint.rules.alignment.unknown_reference import unknown_reference
from okrkit.lint.rules.alignment.unsupported_objective import unsupported_objective

ALIGNMENT: tuple[Rule, ...] = (
    unknown_reference,
    alignment_loop,
    orphan_objective,
    unsupported_objective,
    link_without_reason,
    cycle_mismatch,
    skips_level,
    several_parents,
    redundant_work,
    copied_down,
    unconfirmed_dependency,
    too_many_parents_served,
)
