"""Two teams on the same thing, side by side."""

from okrkit.align.graph import Graph
from okrkit.finding import Severity
from okrkit.lint.neighbours import side_by_side
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.lint.twins import Twins
from okrkit.lint.wording.reader import Reader
from okrkit.plan import Plan

FLAGGED = """
files:
  teams/payments/2026-Q4.yaml:
    objectives: [{title: Partner cafés know on Monday what money comes on Friday}]
  teams/support/2026-Q4.yaml:
    objectives: [{title: Partner cafés know by Monday what money comes on Friday}]
"""

CLEAN = """
files:
  teams/payments/2026-Q4.yaml:
    objectives: [{id: know-early, title: Partner cafés know on Monday what money comes on Friday}]
  teams/support/2026-Q4.yaml:
    objectives:
      - aligns_to: [{to: payments/know-early, because: Whoever knows does not call.}]
"""


@rule(Severity.INFO, flagged=FLAGGED, clean=CLEAN, source="001")
def redundant_work(plan: Plan, graph: Graph, reader: Reader, *, alike: float = 0.75) -> Flags:
    """Two teams that want the same thing know of each other.

    Nothing costs as much as work that is done twice, or as two answers to one customer. It mostly
    begins with two good plans that were written in two rooms. One conversation decides whose it is, who
    helps, or what the difference was all along. Links and `depends_on` between the two count as
    knowing.
    """
    for promise, other in side_by_side(plan, graph, Twins(reader, alike)):
        team = plan.team_name(other.objective.team)
        yield Flag(
            promise.where,
            f"{quote(promise.title)} is nearly what {team} is after: {quote(other.title)}",
            f"do you know of each other? Decide with {team} whose it is and who helps, and link the two",
        )
