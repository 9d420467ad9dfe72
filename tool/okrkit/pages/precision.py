"""How exactly to say a number that was worked out: as exactly as those it was worked out from."""

from collections.abc import Iterable
from decimal import Decimal

from okrkit.measure.value import readings
from okrkit.objective import KeyResult
from okrkit.pages.context import Site

_MOST = 3
"""Decimals beyond which nobody reads."""


def as_exact(value: float, like: Iterable[float]) -> float:
    """The value rounded to the decimals of the most exact of ``like``, by which it was found."""
    return round(value, min(_MOST, max((_decimals(one) for one in like), default=0)))


def worked_out(site: Site, key_result: KeyResult, value: float) -> float:
    """A forecast of a key result, as exact as its check-ins and its target."""
    known = [reading.value for reading in readings(key_result, site.day)]
    return as_exact(value, [*known, *(one for one in (key_result.target, key_result.baseline) if one is not None)])


def _decimals(value: float) -> int:
    return max(0, -int(Decimal(repr(value)).normalize().as_tuple().exponent))
