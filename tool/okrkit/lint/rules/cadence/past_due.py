"""A day that went by without a word."""

from datetime import date

from okrkit.finding import Severity
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.measure.progress import key_result_progress
from okrkit.measure.silence import is_overdue
from okrkit.plan import Plan

FLAGGED = """
objectives:
  - key_results:
      - title: Payouts that arrive late fall from 4.2% to 1.5%
      - kind: output
        title: Every payout runs on the new bank file by 31 October
        due: 2026-10-31
        milestones: [{title: Pilot bank live, done: 2026-10-26}, {title: All banks live}]
"""

CLEAN = """
objectives:
  - key_results:
      - title: Payouts that arrive late fall from 4.2% to 1.5%
      - kind: output
        title: Every payout runs on the new bank file by 31 October
        due: 2026-10-31
        milestones: [{title: Pilot bank live, done: 2026-10-26}, {title: All banks live}]
        check_ins: [{date: 2026-11-02, note: Two banks need until the 27th}]
"""


@rule(Severity.WARNING, flagged=FLAGGED, clean=CLEAN, source="001 004")
def past_due(plan: Plan, today: date) -> Flags:
    """When a promised day goes by, somebody says what happened.

    A date can be missed for good reasons. What hurts is the silence after it: those who count on the result
    go on counting on it. One note is enough, on why and on the new day; if it will not happen
    any more, drop it with the reason, or move the date with a `rebaselines` entry that others can see.
    """
    for objective in plan.objectives:
        for key_result in objective.key_results:
            if is_overdue(key_result, today) and key_result.due:
                progress = key_result_progress(key_result, today)
                reached = "nothing is known" if progress is None else f"it stands at {max(0, progress):.0%}"
                days = (today - key_result.due).days
                owner = plan.name_of(key_result.owner or objective.owner)
                yield Flag(
                    key_result.at("due"),
                    f"{quote(key_result.title)} was due on {key_result.due}, {days} days ago; {reached}",
                    f"what does {owner} know? Write a note with the new day, or drop it with the reason",
                )
