"""A number that nobody could look up."""

from okrkit.finding import Severity
from okrkit.lint.audit import is_adrift, says_on_whom
from okrkit.lint.countable import is_uncountable
from okrkit.lint.quote import quote
from okrkit.lint.rates import is_answer, unsaid_rate
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.lint.wording.reader import Reader
from okrkit.lint.wording.reading import ReadsAs
from okrkit.objective import KeyResult
from okrkit.plan import Plan

FLAGGED = """
objectives:
  - key_results:
      - {title: Payouts that arrive late fall from 4.2% to 1.5%, metric: null, population: null}
"""

CLEAN = """
objectives:
  - key_results:
      - title: Payouts that arrive late fall from 4.2% to 1.5%
        metric: {name: Late payouts, source: {system: Payout ledger}}
"""


@rule(Severity.INFO, flagged=FLAGGED, clean=CLEAN, source="004")
def missing_source(plan: Plan, reader: Reader) -> Flags:
    """Say where a number is read and what is counted, so that somebody else could look it up.

    Two people who count the same thing from memory get two numbers, and in the last week of the quarter
    the better one wins. A metric in the registry with a definition and a source settles it before
    anybody has an interest in the answer. Where that is too much, say what it is measured on
    (`population`), or put the `evidence` beside a check-in.
    """
    for objective in plan.objectives:
        adrift = [one for one in objective.key_results if is_adrift(plan, one) and not _is_told(plan, reader, one)]
        if adrift:
            others = f", and {len(adrift) - 1} more of this objective" if adrift[1:] else ""
            yield Flag(
                adrift[0].at("title"),
                f"{quote(adrift[0].title)}{others}: nothing says what is counted, or where the number is read",
                "where would somebody else look it up? Give it a `metric` with a definition and a source",
            )


def _is_told(plan: Plan, reader: Reader, key_result: KeyResult) -> bool:
    """Whether another rule says what is missing: that it counts work or nothing at all, or who was asked."""
    if reader.key_result(key_result.title).reads_as is ReadsAs.OUTPUT or is_uncountable(reader, key_result):
        return True
    return is_answer(unsaid_rate(reader, key_result.title)) and not says_on_whom(plan, reader, key_result)
