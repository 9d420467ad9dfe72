"""A title that says other numbers than its fields."""

from okrkit.finding import Severity
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.lint.same_amount import written
from okrkit.lint.title_numbers import disagreeing
from okrkit.lint.wording.amounts import read_amounts
from okrkit.lint.wording.reader import Reader
from okrkit.plan import Plan

FLAGGED = """
objectives:
  - key_results: [{title: Payouts that arrive late fall from 4.2% to 0.5%, baseline: 4.2, target: 1.5}]
"""

CLEAN = """
objectives:
  - key_results: [{title: Payouts that arrive late fall from 4.2% to 1.5%, baseline: 4.2, target: 1.5}]
"""


@rule(Severity.WARNING, flagged=FLAGGED, clean=CLEAN, source="003")
def title_disagrees_with_numbers(plan: Plan, reader: Reader) -> Flags:
    """The sentence and the fields promise the same numbers.

    People read the title, the tool reads the fields, and where they differ the team has promised one
    thing and is measured by another. Often the target was moved and the sentence was not, which is how a
    goalpost moves without anybody seeing it. Say in both what is meant; if the target has moved, say in
    `rebaselines` when and why.
    """
    for objective in plan.objectives:
        for key_result in objective.key_results:
            amounts = read_amounts(key_result.title)
            others = [f"`{field}` is {written(value)}" for field, value in disagreeing(key_result, amounts)]
            if others and reader.is_english(key_result.title):
                yield Flag(
                    key_result.at("title"),
                    f"the title says {quote(amounts.words)}, and {' and '.join(others)}",
                    "which of the two was promised? If it has moved, say so in `rebaselines` and write the title anew",
                    words=amounts.words,
                )
