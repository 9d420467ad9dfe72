"""An objective that nobody owns."""

from okrkit.finding import Severity
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.plan import Plan

FLAGGED = """
objectives:
  - {title: Partner cafés know on Monday what money comes on Friday, owner: null}
"""

CLEAN = """
objectives:
  - {title: Partner cafés know on Monday what money comes on Friday, owner: dana}
"""


@rule(Severity.ERROR, flagged=FLAGGED, clean=CLEAN, source="001")
def missing_owner(plan: Plan) -> Flags:
    """Each objective has one person who answers for it.

    What belongs to a team belongs to nobody on the day on which it goes wrong: all have seen it, and each
    thought that another would say so. The owner does not do all the work. They look at the numbers, ask for
    help in time, and say in the open when something has to give. Name one person; the others are
    `contributors`.
    """
    for objective in plan.objectives:
        if not objective.owner:
            yield Flag(
                objective.at("title"),
                f"nobody owns {quote(objective.title)}",
                f"who in {plan.team_name(objective.team)} would be the first to ask why it does not move? Name them as `owner`",
            )
