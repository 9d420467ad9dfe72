"""A team's objective that supports nothing."""

from okrkit.align.graph import Graph
from okrkit.finding import Severity
from okrkit.lint.above import Offers, teams_above
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.plan import Plan

FLAGGED = """
objectives:
  - {title: Partner cafés know on Monday what money comes on Friday, aligns_to: null}
"""

CLEAN = """
objectives:
  - title: Partner cafés know on Monday what money comes on Friday
    aligns_to:
      - {to: company/cafes-stay, because: Cafés that were paid late leave four times as often.}
"""


@rule(Severity.WARNING, flagged=FLAGGED, clean=CLEAN, source="001")
def orphan_objective(plan: Plan, graph: Graph) -> Flags:
    """A team's objective helps something above it to come true.

    An objective that stands alone can be reached in full and change nothing for the company. Mostly the
    link was only forgotten; sometimes there is none, and then the quarter is better spent on something
    else. What a team truly needs for itself may stay: exempt it, with the reason.

    Silent where no team above has an objective that could be supported.
    """
    offers, alone = Offers(plan), {objective.reference for objective in graph.orphans()}
    for objective in plan.objectives:
        above = [team for team in teams_above(plan, objective.team) if offers.has(team, objective)]
        if above and objective.reference in alone and not objective.aligns_to:
            yield Flag(
                objective.at("title"),
                f"{quote(objective.title)} supports no objective above {plan.team_name(objective.team)}",
                f"what would {plan.team_name(above[0])} miss without it? Name that objective in `aligns_to`, with a `because`; "
                "if there is none, is it worth the quarter?",
            )
