"""An objective that is work."""

from okrkit.finding import Severity
from okrkit.lint.coached import coached
from okrkit.lint.rule import Flags, rule
from okrkit.lint.wording.reader import Reader
from okrkit.lint.wording.reading import ReadsAs
from okrkit.plan import Plan

FLAGGED = (
    """
objectives:
  - title: Roll out a chat assistant for the order desk
""",
    """
objectives:
  - title: Migrate the payout ledger to the new platform
""",
)

CLEAN = """
objectives:
  - title: Cafés get an answer about their order without waiting for the desk to open
"""


@rule(Severity.WARNING, flagged=FLAGGED, clean=CLEAN, source="002 003 004")
def task_as_objective(plan: Plan, reader: Reader) -> Flags:
    """An objective names the change that is wanted, not the work that is meant to bring it.

    Once the solution stands in the objective, nobody looks for a better one, and the day on which it is
    delivered ends the conversation, whether it helped or not. An objective is the why: whose day is
    different, and how. Said like that it leaves the way open: better defaults may do what the new
    screen was planned for. Put the work where work belongs, into `initiatives` or into a key result of
    kind `output`, and let the objective say what it is for.
    """
    for objective in plan.objectives:
        reading = reader.objective(objective.title)
        if reading.reads_as is ReadsAs.TASK:
            yield coached(objective.at("title"), reading)
