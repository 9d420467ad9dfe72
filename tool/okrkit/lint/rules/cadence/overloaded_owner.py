"""One person with too much to answer for."""

from datetime import date

from okrkit.finding import Severity
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.measure.owned import numbers_by_owner
from okrkit.plan import Plan

_FIVE = """
objectives:
  - owner: dana
    key_results:
      - {title: Payouts that arrive late fall from 4.2% to 1.5%}
      - {title: Cafés that ask where their money is fall from 240 to 60 a week, unit: a week, baseline: 240, target: 60}
      - {title: Payouts that we correct after the fact fall from 3% to 1%, baseline: 3, target: 1}
  - title: No café pays for a mistake of ours
    owner: dana
    key_results:
      - {title: Invoices that we have to take back fall from 5% to 1%, lens: business, baseline: 5, target: 1}
      - {title: Refunds that take longer than a week fall from 30% to 5%, lens: process, baseline: 30, target: 5}
"""

FLAGGED = f"{_FIVE}      - {{title: Cafés charged twice fall from 12 to 0 a month, unit: a month, baseline: 12, target: 0}}"
CLEAN = _FIVE


@rule(Severity.INFO, flagged=FLAGGED, clean=CLEAN, source="001 004")
def overloaded_owner(plan: Plan, today: date, *, most: int = 5) -> Flags:
    """Nobody can move more than five numbers at once.

    Whoever answers for eight of them looks at the one that shouts. Mostly it is the lead's name put on
    everything, which says that nobody else was asked. Hand some of them to those who do the work, or promise
    fewer. Guardrails do not count, nor do cycles that run at other times.
    """
    days = {max(today, plan.cycles[one.cycle].starts) for one in plan.objectives if one.cycle in plan.cycles}
    told: set[str] = set()
    for day in sorted(days):
        at_the_time = (one for one in plan.objectives if one.cycle in plan.cycles and plan.cycles[one.cycle].covers(day))
        for owner, owned in numbers_by_owner(at_the_time, day).items():
            if owner and len(owned) > most and owner not in told:
                told.add(owner)
                yield Flag(
                    owned[most].at("title"),
                    f"{quote(owned[most].title)} is one of {len(owned)} key results of {plan.name_of(owner)}, more than {most}",
                    "which of them could somebody else answer for, somebody who does the work?",
                )
