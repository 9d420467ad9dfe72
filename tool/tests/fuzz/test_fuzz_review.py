"""A fixed share of what `tool/fuzz/review.py` tries for a minute: the same few inputs each time."""

import random
import runpy
from pathlib import Path

import pytest

TARGET = runpy.run_path(str(Path(__file__).parents[2] / "fuzz" / "review.py"), run_name="fuzz_review")
SEEDS = list(TARGET["seeds"]())


@pytest.mark.parametrize("side", range(3))
def test_changed_data_ends_in_a_review(side: int) -> None:
    choice = random.Random(side)
    for _ in range(3):
        TARGET["one_input"](bytes([side]) + TARGET["VALIDATE"]["mutated"](choice.choice(SEEDS)[1:], choice, bytes))


def test_a_file_that_is_cut_ends_in_a_review() -> None:
    for at, seed in enumerate(SEEDS[:3]):
        TARGET["one_input"](bytes([at]) + seed[1 : len(seed) // 2])
