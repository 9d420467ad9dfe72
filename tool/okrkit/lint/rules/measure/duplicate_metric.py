"""Two key results of one objective that count the same thing."""

from okrkit.finding import Severity
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.objective import KeyResult, Kind
from okrkit.plan import Plan

FLAGGED = """
files:
  metrics.yaml:
    metrics: {late: {name: Late payouts, definition: Payouts after the day on the notice over all payouts}}
  teams/payments/2026-Q4.yaml:
    objectives:
      - key_results:
          - {title: Payouts that arrive late fall from 4.2% to 1.5%, metric: late, baseline: 4.2, target: 1.5}
          - {title: Payouts that arrive on their day rise from 95.8% to 98.5%, metric: late, baseline: 95.8, target: 98.5}
"""

CLEAN = """
objectives:
  - key_results:
      - {title: Payouts that arrive late fall from 4.2% to 1.5%, baseline: 4.2, target: 1.5}
      - {title: Cafés that ask where their money is fall from 240 to 60 a week, unit: a week, baseline: 240, target: 60}
"""


@rule(Severity.INFO, flagged=FLAGGED, clean=CLEAN, source="000")
def duplicate_metric(plan: Plan) -> Flags:
    """Each key result of an objective shows another side of it.

    Two on one metric rise and fall together: they count one success twice, and leave the place empty
    where a second look would have stood, at the customer, the cost or the people. Keep the one that
    says more. If they are meant to differ, say on whom each is measured; if one is a floor under the
    other, it is a guardrail.
    """
    for objective in plan.objectives:
        first: dict[tuple[str, str | None], KeyResult] = {}
        for key_result in objective.key_results:
            metric = plan.metric_of(key_result)
            if metric is None or key_result.kind is Kind.GUARDRAIL:
                continue
            before = first.setdefault((metric.id or metric.name, key_result.population), key_result)
            if before is not key_result:
                yield Flag(
                    key_result.at("metric"),
                    f"{quote(key_result.title)} is measured by {quote(metric.name)}, as is {quote(before.title)}",
                    "what does the second tell that the first does not? Keep one, or say on whom each is measured",
                )
