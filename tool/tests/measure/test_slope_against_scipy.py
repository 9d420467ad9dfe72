"""The slope and its interval are those of SciPy, where both of them work it out."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okrkit.measure.slope import LEVEL, theil_sen
from okrkit.workspace import Reading

START = date(2026, 10, 1)
values = st.integers(-5, 5) | st.floats(-1e6, 1e6).map(lambda value: round(value, 3))
walks = st.dictionaries(st.integers(0, 365), values, min_size=2, max_size=25)


@given(walks)
@settings(max_examples=60)
def test_scipy_finds_the_same_slope_and_interval(walk: dict[int, float]) -> None:
    from scipy.stats import theilslopes

    found = theil_sen(tuple(Reading(START + timedelta(days=day), value) for day, value in sorted(walk.items())))
    assert found
    theirs = theilslopes([float(value) for value in walk.values()], list(walk), alpha=LEVEL)
    assert (found.low, found.middle, found.high) == pytest.approx((theirs.low_slope, theirs.slope, theirs.high_slope))


@pytest.mark.parametrize(("readings", "least"), [(3, 0.66), (4, 0.91), (6, 0.8), (10, 0.8), (20, 0.8)])
def test_the_interval_holds_the_true_slope_as_often_as_it_says(readings: int, least: float) -> None:
    from numpy.random import default_rng

    noise, held = default_rng(20261122).standard_cauchy((1000, readings)), 0
    for row in noise:  # tails as heavy as they come: no mean, no variance
        found = theil_sen(tuple(Reading(START + timedelta(days=7 * at), 3 * at + float(one)) for at, one in enumerate(row)))
        assert found
        held += found.low <= 3 / 7 <= found.high
    assert held / len(noise) >= least - 0.04  # three standard errors of 1000 throws
