"""A company objective that no team works on."""

from datetime import date

from okrkit.align.graph import Graph
from okrkit.finding import Severity
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.plan import Plan

FLAGGED = """
files:
  teams/payments/2026-Q4.yaml: {}
  company/2026.yaml:
    objectives:
      - {id: cafes-stay}
      - {id: calm-winter, title: Nobody gives up a weekend for a parcel, aligns_to: null, key_results: [{lens: team}]}
"""

CLEAN = """
files:
  teams/payments/2026-Q4.yaml: {}
  company/2026.yaml:
    objectives:
      - {id: cafes-stay}
      - {id: calm-winter, title: Nobody gives up a weekend for a parcel, aligns_to: null, key_results: [{lens: team}]}
  teams/roastery/2026-Q4.yaml:
    objectives:
      - aligns_to: [{to: company/calm-winter, because: Two weekend shifts in three begin with a late roast.}]
"""


@rule(Severity.WARNING, flagged=FLAGGED, clean=CLEAN, source="001")
def unsupported_objective(plan: Plan, graph: Graph, today: date, *, days: int = 30) -> Flags:
    """What the company wants, some team works on.

    An objective at the top that no team supports is a wish. Everybody agrees with it, and all assume that
    somebody else has it. Ask the teams whose work could move it, or take it off the list. A month into its
    cycle (`days`) it is an error, because the time in which a team could still take it up goes by.

    Silent before the cycle begins, and as long as no team has written objectives for it.
    """
    bare = {objective.reference for objective in graph.unsupported()}
    for objective in plan.objectives:
        cycle = plan.cycles.get(objective.cycle)
        if objective.reference not in bare or cycle is None or cycle.starts > today:
            continue
        inside = {id for id, other in plan.cycles.items() if cycle.contains(other)}
        if any(one.team not in graph.top_teams and one.cycle in inside for one in plan.objectives):
            since = (today - cycle.starts).days
            yield Flag(
                objective.at("title"),
                f"no team supports {quote(objective.title)}, {since} days into {cycle.id}",
                "which team's work could move it? Ask them to link to it, or say aloud that it has to wait",
                Severity.ERROR if since >= days else None,
            )
