"""What a key result promised on an earlier day, as far as its rebaselines tell."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar

from okrkit.measure.progress import is_dropped
from okrkit.objective import KeyResult, Objective

_Promise = TypeVar("_Promise", KeyResult, Objective)
_MEANING = frozenset({"metric", "unit", "population"})
"""What a number is a number of: a reading of the new one says nothing of the old one."""


def as_promised(key_result: KeyResult, day: date) -> KeyResult | None:
    """The key result with the target and the baseline that it had at the end of the day.

    Rebaselines of later days are taken back. None where one of them changed what is measured. Moves that nobody declared
    are not in a plan; `history.goalposts` knows them.
    """
    before: dict[str, object] = {}
    for entry in sorted(key_result.rebaselines, key=lambda entry: entry.date, reverse=True):
        if entry.date > day:
            before |= entry.before
    if before.keys() & _MEANING:
        return None
    target, baseline = (
        _number(before, name, now) for name, now in (("target", key_result.target), ("baseline", key_result.baseline))
    )
    return replace(key_result, target=target, baseline=baseline)


def objective_as_promised(objective: Objective, day: date) -> Objective | None:
    """The objective with its key results as each was promised on the day, and with what was dropped later.

    None where one of them has been measured in another way since. What was added later is still in it: a plan does not say
    when that was.
    """
    promised = [(one, as_promised(one, day)) for one in objective.key_results]
    if any(then is None and not is_dropped(one, day) for one, then in promised):
        return None
    key_results = tuple(_not_yet_dropped(then or one, day) for one, then in promised)
    return replace(_not_yet_dropped(objective, day), key_results=key_results)


def _not_yet_dropped(promise: _Promise, day: date) -> _Promise:
    return promise if promise.dropped is None or is_dropped(promise, day) else replace(promise, dropped=None)


def _number(before: Mapping[str, object], name: str, now: float | None) -> float | None:
    then = before.get(name)
    return float(then) if isinstance(then, int | float) and not isinstance(then, bool) else now
