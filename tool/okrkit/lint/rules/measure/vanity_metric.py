"""A number that moves without value to anyone."""

from okrkit.finding import Severity
from okrkit.lint.audit import is_answered
from okrkit.lint.direction import moves_down
from okrkit.lint.measured_thing import find_measured, vain_words, within
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.lint.wording.reader import Reader
from okrkit.objective import Kind
from okrkit.plan import Plan

FLAGGED = """
objectives:
  - key_results:
      - {title: Page views rise from 4k to 9k, baseline: 4000, target: 9000, metric: {name: Views, definition: All}}
"""

CLEAN = """
objectives:
  - key_results: [{title: Partner cafés that order again within a month rise from 61% to 75%, baseline: 61, target: 75}]
"""

_HELP = "what do people come back for? Promise that, or guard this number with one that would suffer if it were gamed"

_BETTER_TOLD = ("effort", "process-health")
"""Words of which other rules say more."""


@rule(Severity.WARNING, flagged=FLAGGED, clean=CLEAN, source="004")
def vanity_metric(plan: Plan, reader: Reader) -> Flags:
    """A good number is harder to game than to earn.

    Sign-ups, views and minutes in the app can be bought with an advertisement, a detour or a louder
    button, and nobody is better off. Ask how a team could reach the target without helping anyone. If
    that is easy, promise what people come back for. If the number must be this one, write the answer
    down as the metric's `gamed_by`, or set a guardrail that would break first.
    """
    for objective in plan.objectives:
        for key_result in objective.key_results:
            if key_result.kind is not Kind.OUTCOME or is_answered(plan, objective, key_result) or moves_down(plan, key_result):
                continue
            vain = vain_words(plan, reader, key_result)
            if vain and not any(find_measured(reader, one, plan, key_result) for one in _BETTER_TOLD):
                message = f"{quote(vain)} in {quote(key_result.title)} can rise with nobody better off, and nothing guards it"
                yield Flag(key_result.at("title"), message, _HELP, words=within(vain, key_result.title))
