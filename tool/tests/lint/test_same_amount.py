"""When a number in a title is the one in a field."""

import pytest

from okrkit.lint.same_amount import same_amount, written


@pytest.mark.parametrize(
    ("said", "held"),
    [
        (4.2, 4.2),
        (4.2, 4.17),
        (4.0, 0.04),
        (0.04, 4.0),
        (11.0, 0.11),
        (142_000.0, 142.0),
        (142_000.0, 142_350.0),
        (0.0, 0.0),
        (1e308, 1e308),
    ],
)
def test_scale_and_rounding_do_not_matter(said: float, held: float) -> None:
    assert same_amount(said, held)


@pytest.mark.parametrize(("said", "held"), [(0.5, 1.5), (100.0, 97.0), (50.0, 55.0), (-5.0, 5.0), (0.0, 1.0), (1e308, 5e-324)])
def test_another_amount_is_another(said: float, held: float) -> None:
    assert not same_amount(said, held)


def test_hours_are_minutes_only_where_time_is_meant() -> None:
    assert same_amount(4.0, 240.0, time=True)
    assert not same_amount(4.0, 240.0)


@pytest.mark.parametrize(
    ("value", "text"), [(4.0, "4"), (0.5, "0.5"), (190_000.0, "190000"), (1_900_000, "1900000"), (0.1 + 0.2, "0.3")]
)
def test_a_number_is_written_as_in_a_file(value: float, text: str) -> None:
    assert written(value) == text
