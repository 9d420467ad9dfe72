"""An objective that is a number."""

from okrkit.finding import Severity
from okrkit.lint.coached import coached
from okrkit.lint.rule import Flags, rule
from okrkit.lint.wording.reader import Reader
from okrkit.lint.wording.reading import ReadsAs
from okrkit.plan import Plan

FLAGGED = (
    """
objectives:
  - title: Reduce late payouts by 60%
""",
    """
objectives:
  - title: Reach €190,000 in weekly revenue
""",
)

CLEAN = """
objectives:
  - title: Partner cafés trust that every payout arrives on the day we said
"""


@rule(Severity.WARNING, flagged=FLAGGED, clean=CLEAN, source="000")
def metric_as_objective(plan: Plan, reader: Reader) -> Flags:
    """An objective says why; its number belongs in a key result below it.

    A number by itself moves nobody, and it does not help to decide: any way of reaching it is as good
    as any other. People who know what it is for find ways that the number alone does not show, and
    notice when it moves for the wrong reason. Ask what would be true for whom if the number were
    reached, make that the objective, and keep the number as the key result that shows it.
    """
    for objective in plan.objectives:
        reading = reader.objective(objective.title)
        if reading.reads_as is ReadsAs.METRIC:
            yield coached(objective.at("title"), reading)
