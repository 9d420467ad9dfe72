"""An objective that could be anybody's."""

from okrkit.finding import Severity
from okrkit.lint.coached import coached
from okrkit.lint.rule import Flags, rule
from okrkit.lint.wording.reader import Reader
from okrkit.lint.wording.reading import ReadsAs
from okrkit.plan import Plan

FLAGGED = (
    """
objectives:
  - title: Improve customer satisfaction
""",
    """
objectives:
  - title: Boost productivity
""",
)

CLEAN = """
objectives:
  - title: A café owner can change an order in the minute before the van leaves
"""


@rule(Severity.WARNING, flagged=FLAGGED, clean=CLEAN, source="000 001 004")
def vague_objective(plan: Plan, reader: Reader) -> Flags:
    """An objective says for whom something will be different, and what.

    A sentence that any team of any company could sign does not help to choose between two pieces of
    work, and each reader fills it with something else. It is mostly a topic: satisfaction, quality,
    growth. Ask whose satisfaction, in which moment of their day, and what they would do or stop doing.
    What you would see if it had come true is the objective; how much of it are the key results.
    """
    for objective in plan.objectives:
        reading = reader.objective(objective.title)
        if reading.reads_as is ReadsAs.VAGUE:
            yield coached(objective.at("title"), reading)
