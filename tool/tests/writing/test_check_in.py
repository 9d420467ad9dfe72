"""Where a check-in goes."""

from datetime import date

import pytest

from okrkit.writing.edits.check_in import position

DAYS = [date(2026, 10, 5), date(2026, 10, 12), date(2026, 10, 12), date(2026, 10, 19)]


@pytest.mark.parametrize(
    ("day", "at"),
    [(date(2026, 10, 1), 0), (date(2026, 10, 5), 1), (date(2026, 10, 12), 3), (date(2026, 10, 19), None)],
)  # fmt: skip
def test_it_stands_behind_those_of_its_day_and_before(day: date, at: int | None) -> None:
    assert position(DAYS, day) == at


@pytest.mark.parametrize(
    ("day", "at"), [(date(2026, 11, 1), 0), (date(2026, 10, 12), 3), (date(2026, 10, 13), 1), (date(2026, 10, 1), None)]
)
def test_where_the_newest_comes_first_it_does_too(day: date, at: int | None) -> None:
    assert position(DAYS[::-1], day) == at


def test_the_first_one_is_the_last_one() -> None:
    assert position([], date(2026, 10, 1)) is None
