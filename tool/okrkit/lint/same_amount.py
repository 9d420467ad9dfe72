"""Whether a number that a title says is the one that a field holds."""

from decimal import Decimal
from itertools import chain

_SCALES = tuple(map(Decimal, ("1", "1e2", "1e-2", "1e3", "1e-3", "1e6", "1e-6")))
"""The same amount as a share or in percent, in euros or cents, in ones, thousands or millions."""

_OF_TIME = tuple(chain.from_iterable((Decimal(many), 1 / Decimal(many)) for many in (60, 3600, 24, 1440, 7, 168, 30, 365)))
"""The same time in seconds, minutes, hours, days, weeks …"""

_EXACT = 3
"""Digits of a round number that count: 142,000 may stand for 142,350, and 100 not for 97."""


def same_amount(said: float, held: float, *, time: bool = False) -> bool:
    """Whether the field's number, in some scale, is the said one or is rounded to it."""
    if said == held or not said:
        return said == held
    rounded = Decimal(repr(said)).normalize()
    step = int(rounded.as_tuple().exponent)
    if step > 0:
        step = min(step, max(0, rounded.adjusted() + 1 - _EXACT))
    scales = (*_SCALES, *_OF_TIME) if time else _SCALES
    return any(_nearest(Decimal(repr(held)) * scale, step) == rounded for scale in scales)


def written(value: float) -> str:
    """A number as people write it in a file: no trailing zero, no exponent where there is room."""
    return f"{value:.12g}"


def _nearest(value: Decimal, step: int) -> Decimal:
    return value.scaleb(-step).to_integral_value().scaleb(step)
