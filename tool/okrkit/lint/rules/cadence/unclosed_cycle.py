"""A cycle that ended and was left."""

from datetime import date

from okrkit.address import Address
from okrkit.align.waiting import not_looked_back
from okrkit.finding import Severity
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.plan import Plan

FLAGGED = """
files:
  teams/roastery/2026-Q3.yaml: {}
"""

CLEAN = """
files:
  teams/roastery/2026-Q3.yaml:
    review: {date: 2026-10-05, objectives: {objective-1: {verdict: missed, because: assumption, next: keep}}}
"""


@rule(Severity.WARNING, flagged=FLAGGED, clean=CLEAN, source="004")
def unclosed_cycle(whole: Plan, today: date, *, days: int = 14, at_most: int = 366) -> Flags:
    """A cycle ends with a look back: what came of it, why, and what is next.

    Objectives that just stop are repeated: the same target with a new date, the same wrong idea about its cause. An
    hour while all still remember gives a score from the numbers, a reason for what was missed, and a sentence on
    what was learned. It stands under `review`, in the file of the cycle.

    Teams have `days` for it. After `at_most` days nobody remembers, and nobody is asked any more.
    """
    for team, cycle, objectives in not_looked_back(whole, today, at_most):
        over = (today - cycle.ends).days
        if over > days:
            yield Flag(
                Address(objectives[0].address.path, ("cycle",)),
                f"{cycle.id} ended {over} days ago, and {whole.team_name(team)} has not looked back on "
                f"{quote(objectives[0].title)}",
                "what came of it, why, and what is next? Write it under `review` in this file",
            )
