"""A count of labour."""

from okrkit.finding import Severity
from okrkit.lint.direction import moves_down
from okrkit.lint.measured_thing import find_measured, within
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.lint.wording.reader import Reader
from okrkit.lint.wording.reading import ReadsAs
from okrkit.objective import Kind
from okrkit.plan import Plan

FLAGGED = """
objectives:
  - key_results:
      - {title: Story points per sprint rise from 30 to 45, unit: points, baseline: 30, target: 45}
"""

CLEAN = """
objectives:
  - key_results:
      - {title: Cafés that get their money without asking us rise from 61% to 80%, baseline: 61, target: 80}
"""


@rule(Severity.WARNING, flagged=FLAGGED, clean=CLEAN, source="003")
def effort_metric(plan: Plan, reader: Reader) -> Flags:
    """Hours, commits and closed tickets count how busy a team was, not what came of it.

    Whoever is measured by the amount of work makes more of it: smaller commits, longer meetings, tickets
    closed and opened again. The work is what you decide by yourself; promise what it is for. Who can do
    what, once the tickets are closed? That less effort is needed for something is a result, though,
    and is not meant here.
    """
    for objective in plan.objectives:
        for key_result in objective.key_results:
            effort = find_measured(reader, "effort", plan, key_result)
            if not effort or key_result.kind is not Kind.OUTCOME or moves_down(plan, key_result):
                continue
            if reader.key_result(key_result.title).reads_as is not ReadsAs.OUTPUT:  # which is told as what it is: work
                yield Flag(
                    key_result.at("title"),
                    f"{quote(effort)} in {quote(key_result.title)} counts how busy the team was",
                    "what can somebody do, once that work is done? Promise that, and let the team choose its work",
                    words=within(effort, key_result.title),
                )
