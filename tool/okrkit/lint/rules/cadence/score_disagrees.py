"""A score that the numbers do not give."""

from datetime import date

from okrkit.finding import Severity
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.measure.score import score_objective
from okrkit.plan import Plan
from okrkit.reference import Reference

FLAGGED = """
files:
  teams/roastery/2026-Q3.yaml:
    objectives: [{key_results: [{baseline: 18, target: 3, check_ins: [{date: 2026-09-28, value: 6}]}]}]
    review: {date: 2026-10-05, objectives: {objective-1: {score: 1.0, verdict: achieved, next: keep}}}
"""

CLEAN = """
files:
  teams/roastery/2026-Q3.yaml:
    objectives: [{key_results: [{baseline: 18, target: 3, check_ins: [{date: 2026-09-28, value: 6}]}]}]
    review: {date: 2026-10-05, objectives: {objective-1: {score: 0.8, verdict: achieved, next: keep}}}
"""


@rule(Severity.WARNING, flagged=FLAGGED, clean=CLEAN, source="004")
def score_disagrees(whole: Plan, today: date, *, by: float = 0.05) -> Flags:
    """The score of an objective is what its key results give, no more and no less.

    A score that is rounded up in the meeting is a small kindness with a long shadow: from then on all scores are a matter
    of how one asks, and the next targets are set against a past that did not happen. If the numbers do not tell
    the whole story, the `note` can; if a number is wrong, correct it where it stands.

    A difference of at most `by` is rounding.
    """
    for review in whole.reviews:
        cycle = whole.cycles.get(review.cycle)
        for id, verdict in review.verdicts.items():
            objective = whole.objective(Reference(review.team, id, review.cycle))
            if cycle is None or objective is None or verdict.score is None:
                continue
            computed = score_objective(objective, cycle, today)
            if computed is not None and round(abs(computed - verdict.score), 6) > by:
                yield Flag(
                    review.address.at("objectives", id, "score"),
                    f"the review gives {quote(objective.title)} {verdict.score:g}, its key results give {computed:g}",
                    f"which number is wrong, and where does it stand? Correct it, or write {computed:g} and the rest as `note`",
                )
