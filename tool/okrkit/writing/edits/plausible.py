"""Whether a number can be what was meant."""

from datetime import date
from itertools import pairwise

from okrkit.measure.value import readings
from okrkit.objective import KeyResult

_FAR = 2.0
"""How many times the way from baseline to target, or the largest step so far, a step may be before it looks like a slip."""

_TIMES = 50.0
"""A value so many times the last one, or that part of it, is mostly a share written as percent, or the other way round."""


def is_odd_step(key_result: KeyResult, value: float, day: date) -> bool:
    """Whether a value is implausibly far from the last one known before it; False where nothing is known to judge by.

    A value between baseline and target is never odd: to get there is what it is all for.
    """
    known = [reading.value for reading in readings(key_result, day)]
    if not known and key_result.current is not None:
        known = [key_result.current]
    if not known and key_result.baseline is not None:
        known = [key_result.baseline]
    ends = [end for end in (key_result.baseline, key_result.target) if end is not None]
    if not known or (len(ends) == 2 and min(ends) <= value <= max(ends)):
        return False
    last = known[-1]
    steps = [abs(later - earlier) for earlier, later in pairwise(known)]
    scale = max([*steps, max(ends) - min(ends) if len(ends) == 2 else 0.0])
    if last and value and not 1 / _TIMES < abs(value / last) < _TIMES:
        return True
    return scale > 0 and abs(value - last) > _FAR * scale
