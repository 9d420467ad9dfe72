"""A fixed share of what `tool/fuzz/validate.py` tries for a minute: the same hundred inputs each time."""

import random
import runpy
from pathlib import Path

import pytest

TARGET = runpy.run_path(str(Path(__file__).parents[2] / "fuzz" / "validate.py"), run_name="fuzz_validate")
SEEDS = list(TARGET["seeds"]())


def cut_and_turn(data: bytes, choice: random.Random) -> bytes:
    """Some bytes lost, doubled, or changed."""
    start, length = choice.randrange(len(data)), choice.randrange(1, 40)
    piece = data[start : start + length]
    return (
        data[:start]
        + choice.choice([b"", piece + piece, piece[::-1], bytes(choice.randrange(256) for _ in piece)])
        + data[start + length :]
    )


def test_the_example_itself_is_read() -> None:
    for seed in SEEDS:
        TARGET["one_input"](seed)
    TARGET["one_input"](b"")


@pytest.mark.parametrize("number", range(5))
def test_changed_data_ends_in_findings(number: int) -> None:
    choice = random.Random(number)
    for _ in range(10):
        TARGET["one_input"](TARGET["mutated"](choice.choice(SEEDS), choice, bytes))


@pytest.mark.parametrize("number", range(5))
def test_changed_bytes_end_in_findings(number: int) -> None:
    choice = random.Random(number)
    for _ in range(10):
        TARGET["one_input"](cut_and_turn(choice.choice(SEEDS), choice))
