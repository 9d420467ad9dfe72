"""The best pace that a number ever held."""

from datetime import date, timedelta

import pytest

from okrkit.lint.best_pace import best_pace
from okrkit.workspace import Reading

START = date(2026, 1, 1)


def readings(*points: tuple[int, float]) -> tuple[Reading, ...]:
    """Values by the days after New Year."""
    return tuple(Reading(START + timedelta(days=days), value) for days, value in points)


@pytest.mark.parametrize(
    ("points", "upwards", "expected"),
    [
        ([(0, 10.0), (30, 40.0), (60, 43.0)], True, 1.0),
        ([(0, 10.0), (30, 40.0), (60, 43.0)], False, -0.1),
        ([(0, 40.0), (7, 10.0), (35, 38.0), (42, 37.0)], False, 3 / 42),
        ([(0, 10.0), (14, 40.0)], True, None),
        ([], True, None),
    ],
    ids=["the best four weeks", "never that way", "a jump of a week is no pace", "too short", "nothing"],
)
def test_a_pace_is_held_for_four_weeks(points: list[tuple[int, float]], upwards: bool, expected: float | None) -> None:
    assert best_pace(readings(*points), upwards) == (None if expected is None else pytest.approx(expected))
