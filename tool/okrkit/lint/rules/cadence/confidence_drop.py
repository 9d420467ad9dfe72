"""Confidence that fell without a word."""

from datetime import date, timedelta

from okrkit.finding import Severity
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.objective import CheckIn
from okrkit.plan import Plan

FLAGGED = """
objectives:
  - key_results:
      - title: Payouts that arrive late fall from 4.2% to 1.5%
        check_ins: [{date: 2026-11-02, value: 3.2, confidence: 0.8}, {date: 2026-11-09, value: 3.0, confidence: 0.4}]
"""

CLEAN = """
objectives:
  - key_results:
      - title: Payouts that arrive late fall from 4.2% to 1.5%
        check_ins:
          - {date: 2026-11-02, value: 3.2, confidence: 0.8}
          - {date: 2026-11-09, value: 3.0, confidence: 0.4, note: The third bank has put its tests off to January}
"""


@rule(Severity.INFO, flagged=FLAGGED, clean=CLEAN, source="003")
def confidence_drop(plan: Plan, today: date, *, drop: float = 0.3) -> Flags:
    """Whoever believes in it much less than a week ago has learned something.

    A fall in confidence is the earliest warning there is, long before the number moves, and it took courage to
    write down. Without the reason it helps nobody: the others cannot tell bad news from a bad mood. One
    sentence turns it into something that a neighbour, a lead or another team can act on.

    Only the last fall counts, as long as no later check-in explains it, and only while something can be done: in the
    last two cadences of a cycle confidence says what the number says.
    """
    late = timedelta(days=2 * plan.policy.cadence_days)
    for objective in plan.objectives:
        cycle = plan.cycles.get(objective.cycle)
        for key_result in objective.key_results if cycle and cycle.ends - today > late else ():
            dated = sorted(enumerate(key_result.check_ins), key=lambda pair: pair[1].date)
            stated = [(at, one) for at, one in dated if one.confidence is not None and one.date <= today]
            if len(stated) > 1 and _fell(stated[-2][1], stated[-1][1]) >= drop:
                at, last = stated[-1]
                if not any(one.note or one.blockers for one in key_result.check_ins if one.date >= last.date):
                    yield Flag(
                        key_result.at("check_ins", at),
                        f"confidence in {quote(key_result.title)} fell from {stated[-2][1].confidence:g} "
                        f"to {last.confidence:g} on {last.date}, and no note says why",
                        f"what does {plan.name_of(last.by or key_result.owner or objective.owner)} know now? Add a `note`",
                    )


def _fell(before: CheckIn, after: CheckIn) -> float:
    return round((before.confidence or 0) - (after.confidence or 0), 6)
