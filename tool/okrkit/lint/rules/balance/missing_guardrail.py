"""Growth, speed or lower cost at any price."""

from okrkit.finding import Severity
from okrkit.lint.push import unguarded
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.lint.wording.reader import Reader
from okrkit.plan import Plan

FLAGGED = """
objectives:
  - title: Home drinkers choose us before the supermarket
    key_results:
      - {title: New subscribers rise from 900 to 1500 a month, unit: a month, baseline: 900, target: 1500}
"""

CLEAN = """
objectives:
  - title: Home drinkers choose us before the supermarket
    key_results:
      - {title: New subscribers rise from 900 to 1500 a month, unit: a month, baseline: 900, target: 1500}
      - {title: Subscribers who cancel in their first month stay at or under 6%, kind: guardrail, unit: "%", at_most: 6}
"""

_ASK = {
    "growth": "what could break if it grew too fast? Promise that it will not",
    "speed": "what gets worse when people hurry? Promise that it will not",
    "lower cost": "who would pay for the saving? Promise that they will not",
}


@rule(Severity.WARNING, flagged=FLAGGED, clean=CLEAN, source="000 004")
def missing_guardrail(plan: Plan, reader: Reader) -> Flags:
    """What pushes growth, speed or lower cost needs a guardrail beside it.

    Almost any number can be moved at the expense of another: growth paid with margin or with customers
    who leave again, speed paid with mistakes, savings paid by whoever picks up the pieces. A team under
    pressure takes that way without noticing. Ask what would break first if you succeeded too fast, and
    write it as a key result of kind `guardrail` with a bound that must hold.
    """
    for objective in plan.objectives:
        if found := unguarded(plan, reader, objective):
            key_result, push = found
            yield Flag(
                objective.at("title"),
                f"{quote(key_result.title)} goes for {push}, and nothing in its objective says what must not break",
                f"{_ASK[push]}, as a guardrail with a bound",
            )
