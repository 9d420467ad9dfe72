"""Whether what must not break holds."""

from datetime import date

from okrkit.measure.progress import live
from okrkit.measure.value import value_on
from okrkit.objective import KeyResult, Kind, Objective


def holds_on(key_result: KeyResult, day: date) -> bool | None:
    """Whether the last known value is within the guardrail's bound; None where nothing is known, or for no guardrail."""
    value = value_on(key_result, day)
    if key_result.kind is not Kind.GUARDRAIL or key_result.bound is None or value is None:
        return None
    return key_result.bound.holds(value)


def breached(objective: Objective, day: date) -> tuple[KeyResult, ...]:
    """The objective's guardrails that were out of bounds when last seen; dropped ones are left out."""
    return tuple(key_result for key_result in live(objective, day) if holds_on(key_result, day) is False)
