"""What happens first, in the place of what it is meant to lead to."""

import re

from okrkit.finding import Severity
from okrkit.lint.direction import moves_down
from okrkit.lint.measured_thing import all_counted, vain_words
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.lint.wording.reader import Reader
from okrkit.objective import KeyResult, Kind
from okrkit.plan import Plan

FLAGGED = """
objectives:
  - key_results:
      - title: Usage of the payout page rises from 20% to 60%
        baseline: 20
        target: 60
        metric: {name: Use of the page, definition: Cafés that open it in a week, indicator: leading}
"""
CLEAN = f"""{FLAGGED}      - {{title: Cafés that renew within a year rise from 81% to 86%, baseline: 81, target: 86}}"""

_SOLD = re.compile(r"lead|pipeline|opportunit|demo|meeting|appl|attend|particip|rate$", re.IGNORECASE)
"""What comes first too, and is what some teams are there for: it counts as leading only where the metric says so."""


@rule(Severity.WARNING, flagged=FLAGGED, clean=CLEAN, source="004")
def leading_indicator_as_outcome(plan: Plan, reader: Reader) -> Flags:
    """Promise what you want in the end, and steer by what comes before it.

    Clicks, trials and first uses move early, which makes them good instruments. But they are what people
    do on the way, and many never arrive: a team that promises the way will shorten the way to the number.
    Let the objective hold at least one result that lags, such as who stays, pays or no longer
    needs help, and keep the early number beside it.
    """
    for objective in plan.objectives:
        outcomes = [key_result for key_result in objective.key_results if key_result.kind is Kind.OUTCOME]
        if all(_leads(plan, reader, key_result) for key_result in outcomes):
            for key_result in outcomes:
                if not vain_words(plan, reader, key_result):  # which says more about it
                    yield Flag(
                        key_result.at("title"),
                        f"{quote(key_result.title)} happens on the way, and no result that it leads to stands beside it",
                        "what do you expect to follow from it, for whom? Promise that, and keep this one to steer by",
                    )


def _leads(plan: Plan, reader: Reader, key_result: KeyResult) -> bool:
    """As its metric says, else where the title measures more of something that only happens first."""
    metric, title = plan.metric_of(key_result), key_result.title
    if metric and metric.indicator:
        return metric.indicator == "leading"
    if moves_down(plan, key_result):
        return False
    early = all_counted(reader, "leading", title)
    return bool(early and not _SOLD.search(early)) or bool(vain_words(plan, reader, key_result))
