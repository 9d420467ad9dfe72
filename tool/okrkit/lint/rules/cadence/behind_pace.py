"""A key result that will not make it at this pace, while something can be done."""

from datetime import date

from okrkit.finding import Severity
from okrkit.lint.in_unit import about, in_unit
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.measure.behind import Lag, lag_of
from okrkit.objective import KeyResult
from okrkit.plan import Plan

FLAGGED = """
objectives:
  - key_results:
      - title: Payouts that arrive late fall from 4.2% to 1.5%
        check_ins:
          - {date: 2026-10-12, value: 4.2, confidence: 0.6}
          - {date: 2026-10-26, value: 4.0, confidence: 0.6}
          - {date: 2026-11-09, value: 3.9, confidence: 0.5}
"""

CLEAN = """
objectives:
  - key_results:
      - title: Payouts that arrive late fall from 4.2% to 1.5%
        check_ins:
          - {date: 2026-10-12, value: 4.1, confidence: 0.6}
          - {date: 2026-10-26, value: 3.4, confidence: 0.6}
          - {date: 2026-11-09, value: 2.9, confidence: 0.6}
"""


@rule(Severity.WARNING, flagged=FLAGGED, clean=CLEAN, source="004")
def behind_pace(plan: Plan, today: date, *, from_week: int = 4) -> Flags:
    """Being behind in week four can still be mended; in week twelve it can only be explained.

    The pace of the check-ins says where the number will be on its day. If that is short of the target,
    something has to be different from now on: another way of working on it, help from another team, or a
    target that is moved in the open, with the reason. Hoping for a steep last month is not among them.

    Silent where the pace may be enough after all, before week `from_week` of a quarter or as much of another
    cycle, and when only two check-ins are left.
    """
    for objective in plan.objectives:
        cycle = plan.cycles.get(objective.cycle)
        for key_result in objective.key_results:
            if cycle and (lag := lag_of(key_result, cycle, plan.policy, today, from_week)):
                yield Flag(
                    key_result.at("title"),
                    f"{quote(key_result.title)} is {lag.points:.0f} points behind its plan{_where_to(plan, key_result, lag)}",
                    "what will be done differently from this week on? If nothing can be, move the target in the open",
                )


def _where_to(plan: Plan, key_result: KeyResult, lag: Lag) -> str:
    if lag.value_at_due is None or key_result.target is None:
        return ""
    ends, wanted = (in_unit(value, plan.unit_of(key_result)) for value in (about(lag.value_at_due), key_result.target))
    return f": at this pace it ends at {ends} on {lag.due}, not at {wanted}"
