"""How cycles ended, as evidence of targets that were never in doubt."""

import pytest

from okrkit.cycle import read_cycle
from okrkit.measure.track_record import Ended, full_in_a_row


def ended(id: str, *scores: float | None, committed: bool = False) -> Ended:
    cycle = read_cycle(id)
    assert cycle
    return Ended(cycle, scores, committed)


Q1, Q2, Q3 = (ended(f"2026-Q{quarter}", 1, 1) for quarter in (1, 2, 3))


@pytest.mark.parametrize(
    ("cycles", "in_a_row"),
    [
        ((Q1, Q2, Q3), 3),
        ((Q1, ended("2026-Q2", 1, 0.9), Q3), 1),
        ((Q1, Q2, ended("2026-Q3", 1, 0.99)), 0),
        ((Q1, ended("2026-Q2", 1, None), Q3), 1),  # nobody knows how one of them ended
        ((ended("2026-Q2", 1), Q3), 1),  # one number is no habit
        ((ended("2026-Q2", 1, 1, committed=True), ended("2026-Q3", 1, 1, committed=True)), 0),  # promised, and kept
        ((ended("2026-Q2", 1, 1, committed=True), Q3), 2),
        ((), 0),
    ],
)
def test_full_cycles_in_a_row_are_counted_from_the_last(cycles: tuple[Ended, ...], in_a_row: int) -> None:
    assert full_in_a_row(cycles) == cycles[len(cycles) - in_a_row :]
