"""The pace of a number, by a slope that a few odd readings cannot turn, and how far that slope can be trusted.

Theil, "A rank-invariant method of linear and polynomial regression analysis" (1950); Sen,
"Estimates of the regression coefficient based on Kendall's tau" (1968).
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from math import isfinite, sqrt
from statistics import NormalDist, median

from okrkit.workspace import Reading

LEVEL = 0.8
"""How often the interval is to hold the slope that the readings scatter around: eight times in ten."""


@dataclass(frozen=True, slots=True)
class Slope:
    """The median of the slopes between each two readings, in units a day, and Sen's confidence interval around it."""

    low: float
    middle: float
    high: float


def theil_sen(points: tuple[Reading, ...]) -> Slope | None:
    """The slope through readings of different days, at least two; None where numbers grow past all measure.

    The interval needs no bell curve around the line, only that the readings scatter independently. It holds the slopes
    that would leave no trend in what remains, by Kendall's test: of the N slopes in order, from the one at place
    (N − C) / 2 to the one after place (N + C) / 2, where C is the quantile of the normal distribution times the standard
    deviation of Kendall's S, which is less where values repeat (Sen's equation 2.6). Of three or four readings these are
    all slopes, which is as much as so few can say: three hold the true one two times in three, four eleven times in twelve.
    """
    slopes = sorted(
        (later.value - earlier.value) / (later.date - earlier.date).days for earlier, later in combinations(points, 2)
    )
    if not all(map(isfinite, slopes)):
        return None
    width = NormalDist().inv_cdf((1 + LEVEL) / 2) * _deviation(point.value for point in points)
    first, last = round((len(slopes) - width) / 2) - 1, round((len(slopes) + width) / 2)
    return Slope(slopes[max(first, 0)], median(slopes), slopes[min(last, len(slopes) - 1)])


def _deviation(values: Iterable[float]) -> float:
    """The standard deviation of Kendall's S where there is no trend."""
    counts = Counter(values)
    return sqrt((_variance(counts.total()) - sum(map(_variance, counts.values()))) / 18)


def _variance(count: int) -> int:
    """18 times the variance that so many values bring in, or take out where they are all the same."""
    return count * (count - 1) * (2 * count + 5)
