"""Two teams on the same thing, side by side."""

from collections import defaultdict

from okrkit.align.graph import Graph
from okrkit.finding import Severity
from okrkit.lint.neighbours import Neighbours, Promise, promises
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.lint.twins import Twins
from okrkit.lint.wording.reader import Reader
from okrkit.plan import Plan
from okrkit.reference import Reference

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

    Nothing is as dear as work that is done twice, or as two answers to one customer. It mostly begins with two
    good plans that were written in two rooms. One conversation decides whose it is, who helps, or what the
    difference was all along. Links and `depends_on` between the two count as knowing.
    """
    every, neighbours = tuple(promises(plan)), Neighbours(plan, graph)
    like: dict[str, list[str]] = defaultdict(list)
    for one, other in Twins(reader, alike).among(promise.title for promise in every):
        like[one].append(other)
        like[other].append(one)
    seen: dict[str, list[Promise]] = defaultdict(list)
    told: set[Reference] = set()  # each objective once, with all that is in it
    for promise in every:
        if promise.objective.reference in told:
            continue
        likely = (other for title in (promise.title, *like[promise.title]) for other in seen[title])
        found = next((one for one in likely if neighbours.unaware(one, promise)), None)
        if found and reader.is_english(promise.title):
            team = plan.team_name(found.objective.team)
            yield Flag(
                promise.where,
                f"{quote(promise.title)} is nearly what {team} is after: {quote(found.title)}",
                f"do you know of each other? Decide with {team} whose it is and who helps, and link the two",
            )
            told.add(promise.objective.reference)
        seen[promise.title].append(promise)
