"""Half a cycle without a voice from outside."""

from datetime import date

from okrkit.finding import Severity
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.lint.team_cycle import team_cycles
from okrkit.plan import Plan

FLAGGED = """
files:
  teams/roastery/2026-H2.yaml:
    objectives: [{title: Whatever we roast is roasted by Friday noon, owner: jonas, feedback: null}]
"""

CLEAN = """
files:
  teams/roastery/2026-H2.yaml:
    objectives:
      - title: Whatever we roast is roasted by Friday noon
        owner: jonas
        feedback: [{from: peer, by: Mia Lind, date: 2026-09-14, note: Noon is early. When do you start?, response: At five.}]
"""


@rule(Severity.INFO, flagged=FLAGGED, clean=CLEAN, source="001 004")
def missing_feedback(plan: Plan, today: date) -> Flags:
    """By the middle of a cycle somebody from outside the team has said what they think of its objectives.

    A team sees its plan from within. A neighbour sees what it does to their work, a manager what it leaves out, and a
    customer whether it is their problem at all, and each of them sees it early enough to change something.
    Show it to one of them, and write down what they said (`feedback`) and what came of it.

    A team is asked once for a cycle, and not at all if any of its objectives has feedback.
    """
    for team in team_cycles(plan):
        cycle = plan.cycles.get(team.cycle)
        if cycle and cycle.covers(today) and cycle.elapsed(today) > 0.5:
            first, *others = team.objectives
            if not any(objective.feedback for objective in team.objectives):
                more = f" and {len(others)} more" if others else ""
                yield Flag(
                    first.at("title"),
                    f"half of {cycle.id} is over without a word of feedback on {quote(first.title)}{more}",
                    "which customer, neighbour or manager has to live with the result? Show it to one, and note what they say",
                )
