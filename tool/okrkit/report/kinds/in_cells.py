"""What is said of a key result or an objective where there is little room."""

from datetime import date

from okrkit.measure.forecast import Forecast
from okrkit.measure.standing import Standing, Status
from okrkit.objective import KeyResult, Kind
from okrkit.say.values import number, percent, plural, short_day, step, words

NOTHING = "–"
"""Where nothing is known, or nothing can be."""


def share(progress: float | None) -> str:
    """Progress as a percentage, with a sign where it is beyond the target or worse than at the start."""
    if progress is None:
        return NOTHING
    return "100%+" if progress > 1 else "<0%" if progress < 0 else percent(progress)


def value(key_result: KeyResult, standing: Standing, unit: str, today: date) -> str:
    """The last known value; for steps how many are done."""
    if standing.value is not None:
        return number(standing.value, unit)
    if key_result.target is None and key_result.milestones:
        done = sum(1 for one in key_result.milestones if one.done and one.done <= today)
        return f"{done} of {len(key_result.milestones)}"
    return NOTHING


def promise(key_result: KeyResult, unit: str) -> str:
    """What is promised: from the baseline to the target, the bounds that hold, or a number of steps."""
    baseline, target, bound = key_result.baseline, key_result.target, key_result.bound
    if bound is not None:
        sides = ((bound.low, "at least"), (bound.high, "at most"))
        return " and ".join(f"{word} {number(side, unit)}" for side, word in sides if side is not None)
    if target is not None:
        return number(target, unit) if baseline is None else step(baseline, target, unit)
    return plural(len(key_result.milestones), "step") if key_result.milestones else NOTHING


def status(standing: Standing, key_result: KeyResult | None = None) -> str:
    """Where it stands, in a word or two; of a guardrail whether it holds."""
    if key_result and key_result.kind is Kind.GUARDRAIL and standing.status not in (Status.DROPPED, Status.OUTDATED):
        return "not measured" if standing.holds is None else "holds" if standing.holds else "breached"
    return words(standing.status)


def confidence(stated: float | None) -> str:
    """How sure somebody is, 0 to 1."""
    return NOTHING if stated is None else number(round(stated, 2))


def leads_to(ahead: Forecast | None, unit: str) -> str:
    """The value at the due date by the pace so far, and its range."""
    if ahead is None:
        return NOTHING
    low, middle, high = (float(f"{one:.3g}") for one in (ahead.low, ahead.value_at_due, ahead.high))
    return number(middle, unit) if low == high else f"{number(middle, unit)} ({number(low)} to {number(high)})"


def arrival(ahead: Forecast | None, today: date) -> str:
    """When the pace so far meets the target, or since when it is met."""
    if ahead is None:
        return NOTHING
    if ahead.meets_on is None:
        return "never"
    on = short_day(ahead.meets_on, today)
    return f"met {on}" if ahead.meets_on <= today else on


def heard(standing: Standing, today: date) -> str:
    """The day of the last check-in."""
    return short_day(standing.last.date, today) if standing.last else NOTHING


def two_decimals(score: float | None) -> str:
    """A score of 0 to 1."""
    return NOTHING if score is None else f"{score:.2f}"
