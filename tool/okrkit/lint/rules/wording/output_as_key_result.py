"""A key result that is work."""

from okrkit.finding import Severity
from okrkit.lint.coached import coached
from okrkit.lint.outcomes import has_outcome
from okrkit.lint.rule import Flags, rule
from okrkit.lint.wording.reader import Reader
from okrkit.lint.wording.reading import ReadsAs
from okrkit.objective import Kind
from okrkit.plan import Plan

FLAGGED = (
    """
objectives:
  - key_results:
      - {title: Hold 20 tasting evenings in partner cafés, unit: evenings, baseline: 0, target: 20}
""",
    """
objectives:
  - key_results:
      - {title: Launch the new café portal, unit: portals, baseline: 0, target: 1}
""",
)

CLEAN = """
objectives:
  - key_results:
      - {title: Guests of a tasting evening who come back within a month rise from 12% to 30%, baseline: 12, target: 30}
"""
_OR_PAIR = "; or, if the work has to be watched too, make it `kind: output` and name the outcome that it `proves`"


@rule(Severity.WARNING, flagged=FLAGGED, clean=CLEAN, source="001 002 003 004")
def output_as_key_result(plan: Plan, reader: Reader) -> Flags:
    """A key result says what has changed for somebody, not what was done.

    Work can be finished on the day and change nothing: the evening was held, the feature is live, and
    everybody goes on as before. A number does not help by itself, because one can count work as well.
    Ask what the work is for, and promise that. If the work has to be watched too, say that it is one
    (`kind: output`) and which outcome it `proves`; this rule then has nothing to say about it.
    """
    for objective in plan.objectives:
        for key_result in objective.key_results:
            if key_result.kind is Kind.OUTCOME:
                reading = reader.key_result(key_result.title)
                if reading.reads_as is ReadsAs.OUTPUT:
                    flag = coached(key_result.at("title"), reading)
                    yield flag._replace(help=flag.help + _OR_PAIR) if has_outcome(reader, objective) else flag
