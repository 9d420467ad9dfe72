"""Help that nobody has promised."""

from datetime import date

from okrkit.align.waiting import unconfirmed
from okrkit.finding import Severity
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.plan import Plan

FLAGGED = """
objectives:
  - depends_on:
      - {team: support, what: a script for calls about payouts}
"""

CLEAN = """
objectives:
  - depends_on:
      - {team: support, what: a script for calls about payouts, confirmed_by: mia, date: 2026-10-05}
"""


@rule(Severity.WARNING, flagged=FLAGGED, clean=CLEAN, source="001")
def unconfirmed_dependency(plan: Plan, today: date) -> Flags:
    """What another team has to do, that team has said yes to.

    A dependency that one side wrote down is a hope. The other team has a quarter of its own, and finds out
    about it when it is late. Until the cycle freezes there is time to talk; after that the plan rests on it.
    Let somebody of that team put their name and a date (`confirmed_by`, `date`), or plan without it.
    """
    for objective in plan.objectives:
        cycle = plan.cycles.get(objective.cycle)
        if cycle is None or today <= cycle.frozen_from:
            continue
        for at, dependency in unconfirmed(plan, objective):
            team = plan.teams[dependency.team]
            asked = plan.name_of(team.lead) if team.lead else team.name
            yield Flag(
                objective.at("depends_on", at),
                f"{team.name} has not confirmed {quote(dependency.what)}; {cycle.id} is frozen since {cycle.frozen_from}",
                f"will {asked} do it, and by when? Have it confirmed with `confirmed_by`, or plan without it",
            )
