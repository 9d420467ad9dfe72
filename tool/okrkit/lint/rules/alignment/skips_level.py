"""A link past the team above."""

from okrkit.align.graph import Graph
from okrkit.finding import Severity
from okrkit.lint.above import Offers, teams_above
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.plan import Plan

FLAGGED = """
files:
  okrs.yaml: {teams: {roastery: {parent: support}}}
  teams/support/2026-Q4.yaml:
    objectives: [{id: short-calls}]
  teams/roastery/2026-Q4.yaml:
    objectives: [{}]
"""

CLEAN = """
files:
  okrs.yaml: {teams: {roastery: {parent: support}}}
  teams/support/2026-Q4.yaml:
    objectives: [{id: short-calls}]
  teams/roastery/2026-Q4.yaml:
    objectives:
      - aligns_to: [{to: support/short-calls, because: A roast that is late is a call on Monday.}]
"""


@rule(Severity.INFO, flagged=FLAGGED, clean=CLEAN, source="001")
def skips_level(plan: Plan, graph: Graph) -> Flags:
    """A team's work is known to the team right above it.

    A link straight to the top goes past those who answer for the team and choose between its objectives
    and those of its neighbours. They find out in the review. It may be right, if what the team above
    wants is something else this time; then a word with them and an exemption are enough.

    Silent where the team above has no objective to support, and where one link goes to it.
    """
    offers = Offers(plan)
    for objective in plan.objectives:
        parent, *higher = teams_above(plan, objective.team) or ("",)
        links = graph.parents(objective)
        if not higher or not offers.has(parent, objective) or any(target.team == parent for _, target in links):
            continue
        for link, target in links:
            if target.team in higher:
                yield Flag(
                    objective.at("aligns_to", objective.aligns_to.index(link)),
                    f"{quote(str(link.to))} stands above {plan.team_name(parent)}, which this link goes past",
                    f"which objective of {plan.team_name(parent)} does {quote(objective.title)} help first?",
                )
