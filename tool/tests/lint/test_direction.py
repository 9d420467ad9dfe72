"""Which way a title says that a number is to move."""

import pytest

from okrkit.lint.direction import said_direction, stays
from okrkit.workspace import Better


@pytest.mark.parametrize(
    ("title", "better"),
    [
        ("Late payouts fall from 4.2% to 0.5%", Better.LOWER),
        ("Monthly churn has fallen from 6 to 4", Better.LOWER),
        ("A bad release is undone within 10 minutes, down from 55", Better.LOWER),
        ("Lifts of more than 20 kg fall from 46 to 10 in a shift", Better.LOWER),
        ("Revenue of a week rises from €142,000 to €190,000", Better.HIGHER),
        ("Customers who reduce waste rise from 10% to 40%", Better.HIGHER),
        ("Increase retention by 20%", Better.HIGHER),
        ("Payouts that arrive late fall", Better.LOWER),
        ("People who give up half way fall from 38% to 20%", Better.LOWER),
        ("Customers who reduce waste from 10% to 40%", None),
        ("Increase the share of queues that fall from 10% to 40%", None),
        ("Churn: 8% → 5%", None),
        ("", None),
    ],
)
def test_the_verb_beside_the_numbers_decides(title: str, better: Better | None) -> None:
    assert said_direction(title) is better


@pytest.mark.parametrize(
    ("title", "steady"),
    [
        ("Uptime stays above 99.9%", True),
        ("We keep NPS at 50", True),
        ("Cafés that keep ordering rise to 75%", False),
        ("NPS of 50", False),
    ],
)
def test_what_is_to_stay(title: str, steady: bool) -> None:
    assert stays(title) is steady
