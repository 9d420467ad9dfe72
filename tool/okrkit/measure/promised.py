"""What a key result promised on an earlier day, as far as its rebaselines tell."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from okrkit.objective import KeyResult

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


def _number(before: Mapping[str, object], name: str, now: float | None) -> float | None:
    then = before.get(name)
    return float(then) if isinstance(then, int | float) and not isinstance(then, bool) else now
