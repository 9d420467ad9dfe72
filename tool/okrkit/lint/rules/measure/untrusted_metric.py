"""A promise on a number that nobody trusts."""

from okrkit.finding import Severity
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.objective import Kind
from okrkit.plan import Plan
from okrkit.workspace import Trust

FLAGGED = """
files:
  metrics.yaml:
    metrics: {lost-bags: {name: Bags lost on the way, definition: Asked of each driver on Friday, confidence: low}}
  teams/payments/2026-Q4.yaml:
    objectives:
      - key_results:
          - {title: Bags lost on the way to a café fall from 9% to 3%, metric: lost-bags, baseline: 9, target: 3}
"""

CLEAN = """
files:
  metrics.yaml:
    metrics: {lost-bags: {name: Bags lost on the way, definition: Packed less signed for, confidence: medium}}
  teams/payments/2026-Q4.yaml:
    objectives:
      - key_results:
          - {title: Bags lost on the way to a café fall from 9% to 3%, metric: lost-bags, baseline: 9, target: 3}
"""


@rule(Severity.WARNING, flagged=FLAGGED, clean=CLEAN, source="004")
def untrusted_metric(plan: Plan) -> Flags:
    """Promise only numbers that you would believe if they were bad.

    Before a target comes the audit: what do we measure, how, and how far do we trust it? On a number
    that is known to be off, or that nobody takes yet, a good week is an error of measurement as often
    as a success, and at the end the team argues about the number instead of the work. Mend the
    measurement first, which may well be this cycle's key result, or promise something that you can see.
    """
    for objective in plan.objectives:
        for key_result in objective.key_results:
            metric = plan.metric_of(key_result)
            if metric is None or key_result.kind is Kind.OUTPUT or metric.confidence not in (Trust.LOW, Trust.UNMEASURED):
                continue
            unmeasured = metric.confidence is Trust.UNMEASURED
            yield Flag(
                key_result.at("metric"),
                f"{quote(key_result.title)} rests on {quote(metric.name)}, "
                + ("which nobody measures yet" if unmeasured else "a number of `low` confidence"),
                "who measures it, and from when on? Until then promise something that can be seen"
                if unmeasured
                else "what would make you believe it? Mend the measurement first, or promise what you can see",
            )
