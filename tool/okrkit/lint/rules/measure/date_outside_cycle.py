"""A day that does not belong to the cycle."""

from collections.abc import Iterator
from datetime import date, timedelta

from okrkit.address import Address
from okrkit.cycle import Cycle
from okrkit.finding import Severity
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.objective import KeyResult
from okrkit.plan import Plan

FLAGGED = (
    """
objectives:
  - key_results: [{}, {kind: output, title: Every payout runs on the new bank file by January, due: 2027-01-15}]
""",
    """
objectives:
  - key_results: [{check_ins: [{date: 2026-11-09, value: 3.1}, {date: 2026-12-11, value: 3.0, confidence: 0.6}]}]
""",
)
CLEAN = """
objectives:
  - key_results: [{}, {kind: output, title: Every payout runs on the new bank file by 15 December, due: 2026-12-15}]
"""


@rule(Severity.WARNING, flagged=FLAGGED, clean=CLEAN, source="001")
def date_outside_cycle(plan: Plan, today: date, *, late_days: int = 31) -> Flags:
    """What is promised for a cycle is due in it, and checked in while it runs.

    A due date after the end is a promise for another cycle, where nobody will look for it. A check-in
    from before the start or from tomorrow is mostly a slip of the pen, and bends progress and forecast
    until somebody notices. A last number that comes in a few weeks after the end is welcome.
    """
    for objective in plan.objectives:
        if cycle := plan.cycles.get(objective.cycle):
            done_by = min(today, cycle.ends + timedelta(days=late_days))
            for key_result in objective.key_results:
                for what, days in _days(key_result):
                    last = cycle.ends if what == "due date" else done_by
                    outside = [(day, where) for day, where in days if not cycle.starts <= day <= last]
                    for day, where in outside[:1]:  # a wrong year is one slip, however many check-ins it is in
                        others = f" and {len(outside) - 1} more lie" if outside[1:] else " lies"
                        side = f"before {cycle.id} begins" if day < cycle.starts else _after(cycle, day, today, what)
                        message = f"the {what} `{day}` of {quote(key_result.title)}{others} {side}"
                        yield Flag(where, message, f"{cycle.id} runs from {cycle.starts} to {cycle.ends}: which day is meant?")


def _days(key_result: KeyResult) -> Iterator[tuple[str, list[tuple[date, Address]]]]:
    yield "due date", [(key_result.due, key_result.at("due"))] if key_result.due else []
    steps = enumerate(key_result.milestones)
    yield "milestone", [(step.done, key_result.at("milestones", at, "done")) for at, step in steps if step.done]
    yield "check-in", [(entry.date, key_result.at("check_ins", at, "date")) for at, entry in enumerate(key_result.check_ins)]


def _after(cycle: Cycle, day: date, today: date, what: str) -> str:
    return "in the future" if what != "due date" and day > today else f"after {cycle.id} ends"
