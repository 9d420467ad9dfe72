"""A day that does not belong to the cycle."""

from collections import defaultdict
from collections.abc import Iterator, Sized
from datetime import date, timedelta

from okrkit.address import Address, Pointer
from okrkit.finding import Severity
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.objective import KeyResult
from okrkit.plan import Plan

FLAGGED = (
    "objectives: [{key_results: [{}, {kind: output, title: All banks are on the new file by January, due: 2027-01-15}]}]",
    "objectives: [{key_results: [{check_ins: [{date: 2026-11-09, value: 3.1}, {date: 2026-12-11, value: 3.0}]}]}]",
)
CLEAN = "objectives: [{key_results: [{}, {kind: output, title: All banks are on the new file by December, due: 2026-12-15}]}]"


@rule(Severity.WARNING, flagged=FLAGGED, clean=CLEAN, source="001")
def date_outside_cycle(plan: Plan, today: date, *, late_days: int = 31) -> Flags:
    """What is promised for a cycle is due in it, and checked in while it runs.

    A due date after the end is a promise for another cycle, where nobody will look for it. A check-in
    from before the start or from tomorrow is mostly a slip of the pen, and bends progress and forecast
    until somebody notices. A last number that comes in a few weeks after the end is welcome.
    """
    ahead: dict[str, list[tuple[Address, str]]] = defaultdict(list)
    for objective in plan.objectives:
        cycle = plan.cycles.get(objective.cycle)
        if cycle is None:
            continue
        done_by = min(today, cycle.ends + timedelta(days=late_days))
        for key_result, what, days in ((one, *days) for one in objective.key_results for days in _days(one)):
            last = cycle.ends if what == "due date" else done_by
            outside = [(day, steps) for day, steps in days if not cycle.starts <= day <= last]
            said = [(key_result.at(*steps), f"the {what} `{day}` of {quote(key_result.title)}") for day, steps in outside]
            if outside and what != "due date" and outside[0][0] > today:
                ahead[objective.address.path] += said
            elif outside:
                where, slip = said[0]
                side = f"before {cycle.id} begins" if outside[0][0] < cycle.starts else f"after {cycle.id} ends"
                help = f"{cycle.id} runs from {cycle.starts} to {cycle.ends}: which day is meant?"
                yield Flag(where, f"{slip}{_lie(said)} {side}", help)
    for slips in ahead.values():  # a wrong year, or a plan read as of an earlier day, is one slip for a whole file
        yield Flag(slips[0][0], f"{slips[0][1]}{_lie(slips)} in the future", f"today is {today}: which day is meant?")


def _lie(slips: Sized) -> str:
    return f" and {len(slips) - 1} more lie" if len(slips) > 1 else " lies"


def _days(key_result: KeyResult) -> Iterator[tuple[str, list[tuple[date, Pointer]]]]:
    """The days of a key result by what they are, each with the steps to where it is written."""
    yield "due date", [(key_result.due, ("due",))] if key_result.due else []
    yield "milestone", [(step.done, ("milestones", at, "done")) for at, step in enumerate(key_result.milestones) if step.done]
    yield "check-in", [(entry.date, ("check_ins", at, "date")) for at, entry in enumerate(key_result.check_ins)]
