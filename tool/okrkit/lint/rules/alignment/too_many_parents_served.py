"""An objective that claims to serve everything."""

from okrkit.align.graph import Graph
from okrkit.finding import Severity
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.plan import Plan

_FILES = """
files:
  company/2026.yaml:
    objectives:
      - {id: cafes-stay, title: Partner cafés stay because they can plan on us, owner: ana, aligns_to: null}
      - {id: home-habit}
      - {id: calm-winter, title: Nobody gives up a weekend for a parcel, aligns_to: null, key_results: [{lens: team}]}
  teams/support/2026-Q4.yaml:
    objectives:
      - {id: short-calls}
  teams/payments/2026-Q4.yaml:
    objectives:
      - title: Partner cafés know on Monday what money comes on Friday
        aligns_to:
          - {to: company/cafes-stay, because: Cafés that were paid late leave four times as often.}
          - {to: company/home-habit, because: Cafés sell our subscriptions.}
          - {to: company/calm-winter, because: Payout days are what weekends are worked for.}
"""

FLAGGED = f"{_FILES}          - {{to: support/short-calls, because: Whoever knows does not call.}}"
CLEAN = _FILES


@rule(Severity.INFO, flagged=FLAGGED, clean=CLEAN, source="001")
def too_many_parents_served(plan: Plan, graph: Graph, *, most: int = 3) -> Flags:
    """An objective that serves everything was written for none of it.

    With four parents it is read as a contribution to each, and no one of them can count on it: when
    time gets short, somebody chooses between them and does not say so. Keep the links for which the
    work would be done even if the others fell away.
    """
    for objective in plan.objectives:
        parents = {parent.reference for _, parent in graph.parents(objective)}
        if len(parents) > most and plan.policy.parents != "one":
            yield Flag(
                objective.at("aligns_to"),
                f"{quote(objective.title)} claims to serve {len(parents)} objectives, more than {most}",
                "for which of them would you do it if the others fell away? Keep those links",
            )
