"""A miss that teaches nothing."""

from okrkit.finding import Severity
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.plan import Plan
from okrkit.reference import Reference
from okrkit.review import Outcome

FLAGGED = """
files:
  teams/roastery/2026-Q3.yaml:
    review: {date: 2026-10-05, objectives: {objective-1: {verdict: missed, next: keep}}}
"""

CLEAN = """
files:
  teams/roastery/2026-Q3.yaml:
    review: {date: 2026-10-05, objectives: {objective-1: {verdict: missed, because: assumption, next: keep}}}
"""


@rule(Severity.WARNING, flagged=FLAGGED, clean=CLEAN, source="003 004")
def miss_without_reason(whole: Plan) -> Flags:
    """A miss that is understood is worth more than a hit that is not.

    Did the work not get done (`execution`), was the idea wrong that it would help (`assumption`), did something
    else become more important (`priority-shift`), did something happen that nobody controls (`external`), or
    was the target itself wrong (`wrong-target`)? Each asks for another next step, and only with a
    cause can a company see after a year which of them is its own weak spot.

    With a note and no cause it is only worth a thought.
    """
    for review in whole.reviews:
        for id, verdict in review.verdicts.items():
            if verdict.outcome is Outcome.MISSED and verdict.because is None:
                objective = whole.objective(Reference(review.team, id, review.cycle))
                yield Flag(
                    review.address.at("objectives", id),
                    f"{quote(objective.title if objective else id)} was missed, and the review gives no cause",
                    "was it the execution, the assumption, a shift of priorities, something external or the target? "
                    "Say it as `because`",
                    Severity.INFO if verdict.note else None,
                )
