"""The team's own health where a user's should stand."""

from okrkit.finding import Severity
from okrkit.lint.measured_thing import find_measured, within
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.lint.wording.reader import Reader
from okrkit.objective import Kind
from okrkit.plan import Plan

FLAGGED = """
objectives:
  - key_results: [{title: Test coverage of the ledger rises from 60% to 85%, baseline: 60, target: 85}]
"""

CLEAN = """
objectives:
  - key_results:
      - {title: Test coverage of the ledger rises from 60% to 85%, lens: process, baseline: 60, target: 85}
      - {title: Payouts we correct after the fact fall from 3% to 1%, baseline: 3, target: 1}
"""


@rule(Severity.INFO, flagged=FLAGGED, clean=CLEAN, source="004")
def process_health_metric(plan: Plan, reader: Reader, *, lenses: tuple[str, ...] = ("process", "team")) -> Flags:
    """Bug counts, coverage and velocity say how the team works, and nothing of what that does for a user.

    They are worth watching, and as a diagnosis they are good. But an objective that rests on them alone
    can be reached without anybody outside noticing. Ask what a user would notice if the number were
    better, and put that beside it. Where a healthy team is what the objective is about, say so with the
    lens.
    """
    for objective in plan.objectives:
        outcomes = [key_result for key_result in objective.key_results if key_result.kind is Kind.OUTCOME]
        if not all(find_measured(reader, "process-health", plan, key_result) for key_result in outcomes):
            continue
        for key_result in outcomes:
            health = find_measured(reader, "process-health", plan, key_result)
            is_told = find_measured(reader, "effort", plan, key_result)  # as what it is: a count of labour
            if key_result.lens not in lenses and not is_told:
                yield Flag(
                    key_result.at("title"),
                    f"{quote(health)} in {quote(key_result.title)} is the team's own health, with no user's beside it",
                    "what would somebody outside the team notice if it were better? Put that beside it",
                    words=within(health, key_result.title),
                )
