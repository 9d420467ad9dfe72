"""More than one parent where the workspace wants one."""

from okrkit.align.graph import Graph
from okrkit.finding import Severity
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.plan import Plan

_TWO = """
  teams/payments/2026-Q4.yaml:
    objectives:
      - title: Partner cafés know on Monday what money comes on Friday
        aligns_to:
          - {to: company/cafes-stay, because: Cafés that were paid late leave four times as often.}
          - {to: support/short-calls, because: Whoever knows does not call.}
  teams/support/2026-Q4.yaml:
    objectives:
      - {id: short-calls}
"""

FLAGGED = f"""
files:
  okrs.yaml: {{policy: {{parents: one}}}}
{_TWO}
"""

CLEAN = f"""
files:
  okrs.yaml: {{policy: {{parents: many}}}}
{_TWO}
"""


@rule(None, flagged=FLAGGED, clean=CLEAN, source="001")
def several_parents(plan: Plan, graph: Graph) -> Flags:
    """An objective has one parent, in workspaces that want a tree.

    With one parent each number is counted once on its way up, and everybody knows who is asked when an
    objective has to give way. It costs honesty where work really serves two things. So the rule is off,
    and an error once `policy` says `parents: one`. Two links to key results of one objective are one parent.
    """
    one = plan.policy.parents == "one"
    for objective in plan.objectives:
        parents = list(dict.fromkeys(parent.reference for _, parent in graph.parents(objective)))
        if len(parents) > 1:
            yield Flag(
                objective.at("aligns_to"),
                f"{quote(objective.title)} has {len(parents)} parents{', where this workspace wants one' if one else ''}",
                f"which of them would be told first that it fails: {' or '.join(map(str, parents))}? Keep that link",
                Severity.ERROR if one else None,
            )
