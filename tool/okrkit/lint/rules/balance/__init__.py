"""An objective as a whole, a team as a whole."""

from okrkit.lint.rule import Rule
from okrkit.lint.rules.balance.all_outputs import all_outputs
from okrkit.lint.rules.balance.guardrail_guards_nothing import guardrail_guards_nothing
from okrkit.lint.rules.balance.missing_guardrail import missing_guardrail
from okrkit.lint.rules.balance.missing_lens import missing_lens
from okrkit.lint.rules.balance.no_key_results import no_key_results
from okrkit.lint.rules.balance.one_dimensional import one_dimensional
from okrkit.lint.rules.balance.roadmap_as_okrs import roadmap_as_okrs
from okrkit.lint.rules.balance.too_many_key_results import too_many_key_results
from okrkit.lint.rules.balance.too_many_objectives import too_many_objectives
from okrkit.lint.rules.balance.unpaired_output import unpaired_output

BALANCE: tuple[Rule, ...] = (
    no_key_results,
    too_many_objectives,
    too_many_key_results,
    all_outputs,
    unpaired_output,
    one_dimensional,
    missing_lens,
    missing_guardrail,
    guardrail_guards_nothing,
    roadmap_as_okrs,
)
