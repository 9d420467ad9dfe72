"""Too many key results for one objective."""

from okrkit.finding import Severity
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.objective import Kind
from okrkit.plan import Plan

FLAGGED = """
objectives:
  - title: Partner cafés know on Monday what money comes on Friday
    key_results:
      - title: Payouts that arrive late fall from 4.2% to 1.5%
      - {title: Cafés that ask where their money is fall from 240 to 60 a week, unit: a week, baseline: 240, target: 60}
      - {title: Payouts that a café can look up by itself rise from 0% to 80%, baseline: 0, target: 80}
      - {title: Payouts we correct after the fact fall from 3% to 1%, baseline: 3, target: 1}
      - {title: Cafés that renew within 30 days rise from 61% to 75%, baseline: 61, target: 75}
"""

CLEAN = """
objectives:
  - title: Partner cafés know on Monday what money comes on Friday
    key_results:
      - title: Payouts that arrive late fall from 4.2% to 1.5%
      - {title: Cafés that ask where their money is fall from 240 to 60 a week, unit: a week, baseline: 240, target: 60}
"""


@rule(Severity.WARNING, flagged=FLAGGED, clean=CLEAN, source="004")
def too_many_key_results(plan: Plan, *, most: int = 4) -> Flags:
    """An objective should carry at most four key results.

    Past that nobody can recall them, and the objective stops steering decisions. When work has to be
    chosen, a team looks at the two or three numbers that it knows by heart; the others are found again
    when the quarter is over. Keep those that you would fight for, and let the rest be watched without
    a promise. Guardrails do not count: they ask for nothing but to be left in peace.
    """
    for objective in plan.objectives:
        count = sum(one.kind is not Kind.GUARDRAIL for one in objective.key_results)
        if count > most:
            yield Flag(
                objective.at("key_results"),
                f"{quote(objective.title)} has {count} key results, more than {most}",
                "which of them would you fight for? Keep those, and watch the others without promising them",
            )
