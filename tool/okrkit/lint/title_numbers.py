"""Whether the numbers in a key result's title are those in its fields."""

import re
from collections.abc import Iterator

from okrkit.lint.same_amount import same_amount
from okrkit.lint.wording.amounts import Amounts
from okrkit.lint.wording.numbers import Number, find_numbers
from okrkit.objective import KeyResult

_FROM_TO = re.compile(r"\bto\b|→|⟶|➔|[-=–—]>")
_TIME = re.compile(r"(?:milli|micro)?sec|ms$|s$|min|h(?:ou)?r|h$|day|d$|week|wk|month|year|yr", re.IGNORECASE)


def disagreeing(key_result: KeyResult, amounts: Amounts) -> Iterator[tuple[str, float]]:
    """The fields that hold another number than the title, with what they hold.

    Only where the title clearly has that number: it says "from a to b", or nothing but one number. A
    number that stands anywhere in the title is not missed, nor one in another scale or rounded.
    """
    if not amounts.any or _agrees_at_once(key_result, amounts):
        return
    numbers = find_numbers(key_result.title)
    if key_result.bound is not None:
        yield from _bounds(key_result, amounts, numbers)
        return
    if amounts.start is not None and _missed(key_result.baseline, numbers):
        yield "baseline", key_result.baseline or 0.0
    ends_elsewhere = _says_end(amounts) and all(_missed(value, numbers) for value in _ends(key_result))
    if ends_elsewhere or (len(numbers) == 1 and _moves_otherwise(key_result, amounts)):
        yield "target", key_result.target or 0.0


def _agrees_at_once(key_result: KeyResult, amounts: Amounts) -> bool:
    """Whether title and fields have the very same numbers, as most do."""
    if key_result.bound is not None:
        return amounts.end in (key_result.bound.low, key_result.bound.high)
    return (amounts.start, amounts.end) == (key_result.baseline, key_result.target)


def _bounds(key_result: KeyResult, amounts: Amounts, numbers: list[Number]) -> Iterator[tuple[str, float]]:
    """Of a guardrail: its one bound, where the title has one number and says that it is one."""
    low, high = (key_result.bound.low, key_result.bound.high) if key_result.bound else (None, None)
    if amounts.bound and len(numbers) == 1 and not numbers[0].factor and (low is None or high is None):
        field, value = ("at_least", low) if low is not None else ("at_most", high)
        if _missed(value, numbers):
            yield field, value or 0.0


def _says_end(amounts: Amounts) -> bool:
    alone = len(amounts.spans) == 1 and amounts.start is None
    from_to = amounts.start is not None and bool(_FROM_TO.search(amounts.words)) and len(find_numbers(amounts.words)) == 2
    return amounts.end is not None and (alone or from_to)


def _ends(key_result: KeyResult) -> tuple[float | None, ...]:
    """The target, and beside it what was promised at least and hoped for at most."""
    beside = (value for value in (key_result.commit, key_result.stretch) if value is not None)
    return (key_result.target, *beside)


def _missed(value: float | None, numbers: list[Number]) -> bool:
    """Whether a field has a value that is no number of the title."""
    time = any(_TIME.match(number.unit) for number in numbers)
    return value is not None and not any(same_amount(number.value, value, time=time) for number in numbers)


def _moves_otherwise(key_result: KeyResult, amounts: Amounts) -> bool:
    """Whether a change in percent is neither the one between the fields in percent of the baseline, nor that in points."""
    start, end, by = key_result.baseline, key_result.target, amounts.by
    if not amounts.by_percent or by is None or not start or end is None:
        return False
    points = abs(end - start)
    return abs(points / abs(start) * 100 - abs(by)) > 1 and not same_amount(abs(by), points)
