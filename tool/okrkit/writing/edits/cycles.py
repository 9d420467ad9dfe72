"""Which cycle somebody means who plans something new."""

from dataclasses import replace
from datetime import date

from okrkit.cycle import Cycle, read_cycle
from okrkit.errors import OkrError
from okrkit.plan import Plan
from okrkit.reading.nearest import did_you_mean
from okrkit.reading.shape.dates import meant_cycle
from okrkit.reading.tree import WORKSPACE_FILE


def cycle_called(plan: Plan, id: str) -> Cycle:
    """The cycle of an id, used or not. Raises `OkrError` where nothing says its dates."""
    known = plan.cycles.get(id) or implied_cycle(plan, id)
    if known is None:
        meant = meant_cycle(id)
        guess = f"; did you mean `{meant}`?" if meant else did_you_mean(id, plan.cycles)
        help = f"write a year, half, quarter, month or week like 2026-Q4, or list it under `cycles` in {WORKSPACE_FILE}"
        raise OkrError(f"there is no cycle `{id}`{guess}", help)
    return known


def implied_cycle(plan: Plan, id: str) -> Cycle | None:
    """The cycle whose dates an id says itself, whatever the workspace says of it."""
    return read_cycle(id, fiscal_year_starts=plan.fiscal_year_starts, freeze_after_days=plan.policy.freeze_after_days)


def cycle_now(plan: Plan, team: str, day: date) -> Cycle:
    """The cycle in which a team plans on a day: the shortest that runs of its own, else of others, else the quarter."""
    own = [one.cycle for one in plan.objectives if one.team == team]
    others = [one.cycle for one in plan.objectives]
    for ids in (own, others, list(plan.cycles)):
        running = [plan.cycles[id] for id in set(ids) if id in plan.cycles and plan.cycles[id].covers(day)]
        if running:
            return _shortest(running)
    quarters = (implied_cycle(plan, f"{year}-Q{part}") for year in (day.year, day.year + 1) for part in (1, 2, 3, 4))
    return next(one for one in quarters if one and one.covers(day))


def cycle_inside(plan: Plan, around: Cycle, team: str, day: date) -> Cycle:
    """The cycle in which a team answers what is planned for another one: that one, or the shortest that runs inside of it.

    Raises `OkrError` where the team plans in shorter cycles and none of them is known inside.
    """
    used = {one.cycle for one in plan.objectives if one.team == team} or {one.cycle for one in plan.objectives}
    cycles = [plan.cycles[id] for id in used if id in plan.cycles]
    inside = [one for one in cycles if around.contains(one) and one.covers(day)]
    if inside:
        return _shortest(inside)
    if cycles and all(one.days < around.days for one in cycles):
        raise OkrError(
            f"it is not clear in which cycle {plan.team_name(team)} answers what is planned for {around.id}",
            "name one inside of it: --cycle 2027-Q1",
        )
    return around


def with_cycle(plan: Plan, cycle: Cycle) -> Plan:
    """The plan as if something stood in a cycle already."""
    return replace(plan, cycles={**plan.cycles, cycle.id: cycle})


def _shortest(cycles: list[Cycle]) -> Cycle:
    return min(cycles, key=lambda one: (one.days, one.id))
