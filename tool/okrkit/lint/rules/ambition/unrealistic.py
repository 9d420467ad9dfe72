"""A target that nobody believes, or that no pace so far would reach."""

from datetime import date

from okrkit.finding import Severity
from okrkit.lint.best_pace import histories, times_best
from okrkit.lint.early_signs import first_confidence
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.objective import Kind
from okrkit.plan import Plan

FLAGGED = (
    "objectives: [{key_results: [{check_ins: [{date: 2026-10-12, confidence: 0.1}, {date: 2026-11-09, value: 3.1}]}]}]",
    """
files:
  metrics.yaml:
    metrics:
      late:
        {name: Late payouts, definition: After the day on the notice, unit: "%", values: [
          {date: 2026-03-31, value: 5.0}, {date: 2026-06-30, value: 4.6}, {date: 2026-09-30, value: 4.2}]}
  teams/payments/2026-Q4.yaml:
    objectives:
      - key_results:
          - {metric: late, trajectory: [{date: 2026-11-30, value: 4.0}], check_ins: [{date: 2026-11-09, value: 4.1}]}
""",
)
CLEAN = "objectives: [{key_results: [{check_ins: [{date: 2026-10-12, confidence: 0.5}, {date: 2026-11-09, value: 3.1}]}]}]"


@rule(Severity.WARNING, flagged=FLAGGED, clean=CLEAN, source="001")
def unrealistic(plan: Plan, whole: Plan, today: date, *, shy: float = 0.1, times: float = 4.0) -> Flags:
    """A stretch is hard and within reach; what nobody believes in moves nobody.

    A target that its own team gives one chance in ten is lost before the work begins, and by the third
    week people stop looking at it. So is a pace that the number never came near, unless something is
    different now. Say what would be different, take a part of the way, or give it the year.
    """
    known = histories(whole, today)
    for objective in plan.objectives:
        cycle = plan.cycles.get(objective.cycle)
        for key_result in objective.key_results if cycle else ():
            if cycle is None or key_result.kind is Kind.GUARDRAIL:
                continue
            opening = first_confidence(key_result, cycle, today)
            if opening is not None and opening <= shy:
                message = f"{quote(key_result.title)} was given a confidence of {opening} at its first check-in"
                yield Flag(key_result.at("title"), message, "what could the team reach with five chances in ten?")
            elif (ratio := times_best(key_result, cycle, known.get(str(key_result.metric), ()))) > times:
                message = f"{quote(key_result.title)} asks for {min(ratio, 1_000):.0f} times the best pace of its metric so far"
                yield Flag(key_result.at("target"), message, "what is different this time, and how much of it is within reach?")
