"""Whether what must not break holds."""

from datetime import date
from itertools import takewhile

from okrkit.measure.progress import live
from okrkit.measure.value import readings, value_on
from okrkit.objective import Bound, KeyResult, Kind, Objective


def holds_on(key_result: KeyResult, day: date) -> bool | None:
    """Whether the last known value is within the guardrail's bound; None where nothing is known, or for no guardrail."""
    value = value_on(key_result, day)
    if key_result.kind is not Kind.GUARDRAIL or key_result.bound is None or value is None:
        return None
    return key_result.bound.holds(value)


def breached(objective: Objective, day: date) -> tuple[KeyResult, ...]:
    """The objective's guardrails that were out of bounds when last seen; dropped ones are left out."""
    return tuple(key_result for key_result in live(objective, day) if holds_on(key_result, day) is False)


def broken_since(key_result: KeyResult, day: date) -> date | None:
    """The first day of the unbroken run of values out of bounds that ends with the last one; None where that is within."""
    bound = key_result.bound or Bound()
    broken = list(takewhile(lambda reading: not bound.holds(reading.value), reversed(readings(key_result, day))))
    return broken[-1].date if broken else None
