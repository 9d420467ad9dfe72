"""A target that is not beyond the baseline."""

from okrkit.finding import Severity
from okrkit.lint.direction import direction, stays
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.lint.same_amount import written
from okrkit.objective import Kind
from okrkit.plan import Plan
from okrkit.workspace import Better

FLAGGED = (
    """
objectives:
  - key_results: [{title: Payouts that arrive late fall, baseline: 1.5, target: 4.2}]
""",
    """
objectives:
  - key_results: [{title: Most cafés renew their agreement for 61% of the old price, baseline: 61, target: 61}]
""",
)

CLEAN = """
objectives:
  - key_results: [{title: Payouts that arrive late fall from 4.2% to 1.5%, baseline: 4.2, target: 1.5}]
"""

_STANDS_STILL = "how far should it come? What is to stay where it is, is a `guardrail`"


@rule(Severity.ERROR, flagged=FLAGGED, clean=CLEAN, source="001")
def target_not_beyond_baseline(plan: Plan) -> Flags:
    """A target lies beyond the baseline, on the side that is better.

    A target that the team has already reached asks nothing of anybody, and one on the wrong side
    rewards making things worse: progress is measured from one to the other, so it would rise as the
    number gets worse. Mostly the two were swapped, or copied from another key result. What should stay
    where it is belongs in a guardrail.
    """
    for objective in plan.objectives:
        for key_result in objective.key_results:
            start, end = key_result.baseline, key_result.target
            if key_result.kind is Kind.GUARDRAIL or start is None or end is None:
                continue
            better, where, told = direction(plan, key_result), key_result.at("target"), quote(key_result.title)
            if start == end:
                if better is not Better.WITHIN and not stays(key_result.title):
                    yield Flag(where, f"{told} starts at its target, {written(end)}", _STANDS_STILL)
            elif (better is Better.LOWER and end > start) or (better is Better.HIGHER and end < start):
                good = "less" if better is Better.LOWER else "more"
                message = f"{told} goes from {written(start)} to {written(end)}, and {good} of it is better"
                yield Flag(where, message, "are the two swapped? If not, which way is good?")
