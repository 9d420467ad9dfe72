"""A key result that nobody has spoken of for a while."""

from datetime import date

from okrkit.finding import Severity
from okrkit.lint.quiet import told_of
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.measure.guardrail import holds_on
from okrkit.measure.silence import is_overdue, is_silent
from okrkit.measure.value import last_heard
from okrkit.plan import Plan

FLAGGED = """
objectives:
  - key_results:
      - check_ins: [{date: 2026-10-12, value: 4.0, confidence: 0.6}]
"""

CLEAN = """
objectives:
  - key_results:
      - check_ins: [{date: 2026-10-12, value: 4.0, confidence: 0.6}, {date: 2026-11-02, value: 3.3, confidence: 0.6}]
"""


@rule(Severity.WARNING, flagged=FLAGGED, clean=CLEAN, source="001 004")
def stale_check_in(plan: Plan, today: date) -> Flags:
    """A key result wants a check-in as often as the team said it would look at it.

    After twice that time without a word, nobody knows whether the plan still steers anything, and the
    weeks in which something could be changed go by. A short check-in with a number and one sentence
    keeps it alive; if there is nothing to say any more, drop the key result with the reason.
    """
    for objective in plan.objectives:
        cycle = plan.cycles.get(objective.cycle)
        silent = [
            one
            for one in objective.key_results
            if cycle
            and last_heard(one, today)
            and is_silent(one, cycle, plan.policy, today)
            and not is_overdue(one, today)
            and holds_on(one, today) is not False
        ]
        for title, where, meant in told_of(objective, silent):
            heard = max(filter(None, (last_heard(one, today) for one in meant)))
            owner = plan.name_of(meant[0].owner or objective.owner)
            yield Flag(
                where,
                f"{quote(title)} was last checked in on {heard}, {(today - heard).days} days ago",
                f"what does {owner} know today? A number and one sentence are enough",
            )
