"""A team that reaches everything, or nothing."""

from datetime import date

from okrkit.finding import Severity
from okrkit.lint.first_live import first_live
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.measure.track_record import track_records
from okrkit.plan import Plan

_ENDED = """
files:
  teams/payments/2026-Q4.yaml: {objectives: [{}]}
  teams/payments/2026-Q3.yaml:
    review: {date: 2026-10-02, learned: The bank decides more of it than we do.}
    objectives:
      - key_results:
          - {baseline: 6, target: 4, check_ins: [{date: 2026-09-28, value: 4.1}]}
          - {title: Cafés that stay rise from 55% to 61%, baseline: 55, target: 61, check_ins: [{date: 2026-09-28, value: 61}]}
  teams/payments/2026-Q2.yaml:
    review: {date: 2026-07-02, learned: We planned for four people and were two.}
    objectives:
      - key_results:
          - {baseline: 9, target: 6, check_ins: [{date: 2026-06-29, value: 8.9}]}
          - {title: Cafés that stay rise from 50 to 55%, baseline: 50, target: 55, current: LAST}
"""
FLAGGED = _ENDED.replace("LAST", "50.2")
CLEAN = _ENDED.replace("LAST", "53")


@rule(Severity.INFO, flagged=FLAGGED, clean=CLEAN, source="004")
def hit_all_or_miss_all(plan: Plan, whole: Plan, today: date, *, near: float = 0.1) -> Flags:
    """Goals that steer the work end at different places.

    Where every number of a cycle ends at its target, or none leaves its baseline, the goals did not
    decide anything: they were written down beside the work, and the work went well or badly as a whole.
    It happens to teams that promise everything they do. Promise less, choose by it when two things
    compete for a week, and let some of it be hard enough to end half way.
    """
    records = track_records(whole, today)
    for team, objective in first_live(plan).items():
        ended = records.get(team, ())
        extreme = ended and all(one.all_within(0, near) or one.all_within(1 - near, 1) for one in ended)
        # Commitments are there to be kept, and full scores each time are told as sandbagging.
        if extreme and not all(one.all_within(1 - near if one.committed else 1, 1) for one in ended):
            told = " and ".join(f"{'all' if one.all_within(1 - near, 1) else 'nothing'} in {one.cycle.id}" for one in ended)
            yield Flag(
                objective.at("title"),
                f"{quote(plan.team_name(team))} reached {told}, before it set {quote(objective.title)}",
                "which decision did those numbers change? Promise less, and some of it hard enough to end half way",
            )
