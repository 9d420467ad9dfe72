"""An objective that does not say what reaching it means."""

from itertools import groupby

from okrkit.finding import Severity
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.plan import Plan

FLAGGED = """
objectives:
  - {title: Partner cafés know on Monday what money comes on Friday, ambition: null}
"""

CLEAN = """
objectives:
  - {title: Partner cafés know on Monday what money comes on Friday, ambition: committed}
"""


@rule(Severity.INFO, flagged=FLAGGED, clean=CLEAN, source="001")
def missing_ambition(plan: Plan) -> Flags:
    """Say before the start whether an objective is a commitment or a stretch.

    Seven tenths of a stretch is a good quarter, and seven tenths of a commitment is a broken promise:
    whoever plans around it has to know which it is. Where nobody says it, a team that is judged by its
    score will promise only what it is sure of. Write `committed` where others count on all of it,
    `aspirational` where most of it would be good, `learning` where the answer itself is the result.
    """
    for _, written in groupby(plan.objectives, key=lambda objective: objective.address.path):
        silent = [objective for objective in written if objective.ambition is None]
        if silent:
            others = f" and {len(silent) - 1} more here do not" if silent[1:] else " does not"
            yield Flag(
                silent[0].at("title"),
                f"{quote(silent[0].title)}{others} say what reaching it means",
                "would most of it be a success (`ambition: aspirational`), or do others count on all of it (`committed`)?",
            )
