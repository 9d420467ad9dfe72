"""Something broke that was not to break."""

from datetime import date

from okrkit.finding import Severity
from okrkit.lint.in_unit import in_unit
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.measure.guardrail import breached, broken_since
from okrkit.measure.value import value_on
from okrkit.objective import Bound, KeyResult
from okrkit.plan import Plan

_PAYOUTS = """
objectives:
  - key_results:
      - title: Payouts that arrive late fall from 4.2% to 1.5%
      - kind: guardrail
        title: A payout costs us at most 11 cents
        unit: cents
        at_most: 11
"""
FLAGGED = f"""{_PAYOUTS}
        check_ins: [{{date: 2026-10-26, value: 11}}, {{date: 2026-11-02, value: 12}}, {{date: 2026-11-09, value: 13}}]
"""
CLEAN = f"""{_PAYOUTS}
        check_ins: [{{date: 2026-10-26, value: 11}}, {{date: 2026-11-02, value: 12}}, {{date: 2026-11-09, value: 11}}]
"""


@rule(Severity.ERROR, flagged=FLAGGED, clean=CLEAN, source="000")
def guardrail_breached(plan: Plan, today: date) -> Flags:
    """A guardrail that does not hold stops the work that it guards.

    It was written on a calm day, when everybody agreed what growth, speed or saving must not cost. On the
    day on which it breaks, the other number mostly looks splendid, and that is the trap. Decide in the open:
    what is changed so that it holds again, or was the bound wrong, and who says so?
    """
    for objective in plan.objectives:
        for key_result in breached(objective, today):
            guarded = objective.key_result(key_result.guards or "") or objective
            yield Flag(
                key_result.at("title"),
                f"{quote(key_result.title)} is broken: {_how(plan, key_result, today)}",
                f"what is changed so that it holds again, and is {quote(guarded.title)} worth it until then?",
            )


def _how(plan: Plan, key_result: KeyResult, today: date) -> str:
    value, bound, unit = value_on(key_result, today) or 0.0, key_result.bound or Bound(), plan.unit_of(key_result)
    over = bound.high is not None and value > bound.high
    limit = in_unit((bound.high if over else bound.low) or 0.0, unit)
    broken = broken_since(key_result, today)
    since = f" since {broken}" if broken else ""
    return f"{'over' if over else 'under'} {limit}{since}, now {in_unit(value, unit)}"
