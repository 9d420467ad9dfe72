"""An objective without a reason."""

from okrkit.finding import Severity
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.plan import Plan

FLAGGED = (
    """
objectives:
  - title: Partner cafés know on Monday what money comes on Friday
    why: null
""",
    """
files:
  company/2026.yaml:
    objectives:
      - {id: cafes-stay, title: Partner cafés would miss us, aligns_to: null, why: null}
""",
)

CLEAN = """
objectives:
  - title: Partner cafés know on Monday what money comes on Friday
    why: Late money is the first reason that partner cafés give for leaving.
"""


@rule(Severity.WARNING, flagged=FLAGGED, clean=CLEAN, source="001 002")
def missing_why(plan: Plan) -> Flags:
    """An objective says in a sentence why it matters now.

    Others can only support what they understand, and in the seventh week, when something has to give,
    the reason decides what. A good `why` is short and could be checked: what happens to whom if nothing
    changes, and how do you know? It is also what tells you later that the reason is gone. At the top,
    where everybody else has to connect to it, its absence is a warning; in a team it is worth a thought.
    """
    for objective in plan.objectives:
        if objective.why is None:
            team = plan.teams.get(objective.team)
            yield Flag(
                objective.at("title"),
                f"{quote(objective.title)} does not say why it matters now",
                "what happens to whom if nothing changes, and how do you know? One sentence under `why` is enough",
                None if team and team.parent is None else Severity.INFO,
            )
