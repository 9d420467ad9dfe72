"""A child that repeats its parent's words."""

from okrkit.align.graph import Graph
from okrkit.finding import Severity
from okrkit.lint.neighbours import parts, same_numbers
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.lint.twins import Twins
from okrkit.lint.wording.reader import Reader
from okrkit.plan import Plan

FLAGGED = """
objectives:
  - title: Partner cafés stay with us, because we are a supplier they can plan on
"""

CLEAN = """
objectives:
  - title: Partner cafés know on Monday what money comes on Friday
"""


@rule(Severity.WARNING, flagged=FLAGGED, clean=CLEAN, source="004")
def copied_down(plan: Plan, graph: Graph, reader: Reader, *, alike: float = 0.75) -> Flags:
    """A team's objective is its own answer to the one above, not a copy of it.

    Goals that are handed down word by word leave a team nothing to think about and nothing to decide: it is
    held to a number that it moves only in part, and whoever set it has learned nothing from those who know
    the work. Translate it: what is *your* part in this, what would be different for the people you
    work for, and how would you see it in something that you can move?
    """
    twins = Twins(reader, alike)
    for objective in plan.objectives:
        parents = [parent for _, parent in graph.parents(objective) if parent.team != objective.team]
        above = [part for parent in parents for part in parts(parent)]
        for part in parts(objective):
            same = (other for other in above if same_numbers(part, other) and twins.are(part.title, other.title))
            if copied := next(same, None):
                said = "word for word" if copied.title == part.title else f"nearly: {quote(copied.title)}"
                yield Flag(
                    part.at("title"),
                    f"{quote(part.title)} is what {plan.team_name(copied.reference.team)} says above, {said}",
                    f"what is the part of {plan.team_name(objective.team)} in it, in something that it can move itself?",
                )
                break  # an objective that was copied was copied whole
