"""Somebody said something, and nobody answered."""

from datetime import date, timedelta

from okrkit.align.waiting import unanswered
from okrkit.finding import Severity
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.plan import Plan

FLAGGED = """
objectives:
  - feedback:
      - {from: customer, by: Café council, date: 2026-10-12, note: We would rather know early than be paid early.}
"""

CLEAN = """
objectives:
  - feedback:
      - from: customer
        by: Café council
        date: 2026-10-12
        note: We would rather know early than be paid early.
        response: We took up the Monday notice.
"""


@rule(Severity.INFO, flagged=FLAGGED, clean=CLEAN, source="001 004")
def unanswered_feedback(plan: Plan, today: date) -> Flags:
    """Whoever gives feedback hears what became of it.

    An answer may be "no, because". Without one, people learn that it makes no difference, and the next time they keep
    it to themselves; then the team is alone with its blind spots. Two cadences are time enough to think
    about it and to write one sentence as `response`.
    """
    for objective in plan.objectives:
        for at, feedback in unanswered(objective, today):
            waiting = today - feedback.date if feedback.date else timedelta()
            if waiting > timedelta(days=2 * plan.policy.cadence_days):
                who = feedback.by or f"a {feedback.source}"
                yield Flag(
                    objective.at("feedback", at),
                    f"{who} said {quote(feedback.note)} {waiting.days} days ago, and has no answer",
                    f"what will {plan.name_of(objective.owner)} do about it, or why not? Write it as `response`",
                )
