"""What somebody wants to know before they say where a key result stands."""

from collections.abc import Iterator
from datetime import date

from okrkit.cycle import Cycle
from okrkit.measure.expected import due_date
from okrkit.measure.standing import stand_key_result
from okrkit.objective import Bound, KeyResult
from okrkit.plan import Plan
from okrkit.say.values import day, number, percent, when, words


def before_asking(plan: Plan, key_result: KeyResult, cycle: Cycle, today: date) -> Iterator[str]:
    """The last value and its age, the promise with what it expects by now, and the pace, a line each, where they are known."""
    unit = plan.unit_of(key_result)
    stands = stand_key_result(key_result, cycle, plan.policy, today)
    last = stands.last
    if stands.value is not None:
        heard = f" on {day(last.date, today)}, {when(last.date, today)}" if last else ""
        sure = f", confidence {number(stands.confidence)}" if stands.confidence is not None else ""
        yield f"last {number(stands.value, unit)}{heard}{sure}"
    elif last:
        yield f"last heard of on {day(last.date, today)}, {when(last.date, today)}"
    due = due_date(key_result, cycle)
    if key_result.baseline is not None and key_result.target is not None:
        way = f"{number(key_result.baseline, unit)} → {number(key_result.target, unit)} by {day(due, today)}"
        if stands.expected is not None:
            by_now = key_result.baseline + stands.expected * (key_result.target - key_result.baseline)
            way += f"; by now {number(float(f'{by_now:.3g}'), unit)} would be expected"
        yield way
    elif key_result.bound:
        yield f"promised: {_bound(key_result.bound, unit)}"
    if stands.progress is not None and stands.expected is not None:
        yield f"{percent(stands.progress)} of the way, {percent(stands.expected)} expected: {words(stands.status)}"


def _bound(bound: Bound, unit: str) -> str:
    sides = ((bound.low, "at least"), (bound.high, "at most"))
    return " and ".join(f"{word} {number(side, unit)}" for side, word in sides if side is not None)
