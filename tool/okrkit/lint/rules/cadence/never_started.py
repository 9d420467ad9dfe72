"""A key result of which nobody has ever spoken."""

from datetime import date

from okrkit.finding import Severity
from okrkit.lint.quiet import told_of
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.measure.silence import is_overdue, is_unheard
from okrkit.objective import KeyResult
from okrkit.plan import Plan
from okrkit.workspace import Trust

FLAGGED = """
objectives:
  - key_results:
      - {title: Payouts that arrive late fall from 4.2% to 1.5%, check_ins: null}
"""

CLEAN = """
objectives:
  - key_results:
      - title: Payouts that arrive late fall from 4.2% to 1.5%
        check_ins: [{date: 2026-10-12, value: 4.1, confidence: 0.6}, {date: 2026-11-02, value: 3.4, confidence: 0.6}]
"""


@rule(Severity.WARNING, flagged=FLAGGED, clean=CLEAN, source="001")
def never_started(plan: Plan, today: date, *, days: int = 7) -> Flags:
    """A week into the cycle each key result has had its first check-in.

    A plan that is written and put away is a memory of a meeting. The first check-in costs the most, because it
    shows whether the number can be had at all, who fetches it, and whether the baseline was right; so it
    is the one that gets put off. Do it while there is time to repair what it shows.

    A workspace whose cadence is longer allows that long.
    """
    for objective in plan.objectives:
        cycle = plan.cycles.get(objective.cycle)
        if cycle is None or not cycle.covers(today):
            continue
        since = (today - cycle.starts).days
        unheard = [one for one in objective.key_results if is_unheard(one, today) and not _is_told(plan, one, today)]
        if since > max(days, plan.policy.cadence_days):
            for title, where, meant in told_of(objective, unheard):
                owner = plan.name_of(meant[0].owner or objective.owner)
                said = f"none of the {len(meant)} key results of {quote(title)}" if len(meant) > 1 else f"{quote(title)}"
                verb = "has a check-in" if len(meant) > 1 else "has no check-in"
                yield Flag(
                    where,
                    f"{said} {verb}, {since} days into {cycle.id}",
                    f"what does {owner} know of it today? Check it in, or drop it with the reason",
                )


def _is_told(plan: Plan, key_result: KeyResult, today: date) -> bool:
    """Whether another rule says more: that its day is over, or that nobody can measure it yet."""
    metric = plan.metric_of(key_result)
    return is_overdue(key_result, today) or bool(metric and metric.confidence is Trust.UNMEASURED)
