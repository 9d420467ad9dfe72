"""A fixed share of what `tool/fuzz/diff_tree.py` tries for a minute: its corpus, and the same mutations of it each time."""

import random
import runpy
from pathlib import Path

import pytest

FUZZ = Path(__file__).parents[2] / "fuzz"
TARGET = runpy.run_path(str(FUZZ / "diff_tree.py"), run_name="fuzz_diff_tree")
CORPUS = {path.name: path.read_bytes() for path in sorted((FUZZ / "corpus" / "diff_tree").iterdir())}
PIECES = (b"\0", b"\n", b":", b" ", b"\t", b"0" * 40, b"a" * 64, b"100644", b" blob 3\n", b" missing\n", b"\xff", b"-")


def test_the_corpus_is_understood() -> None:
    assert len(CORPUS) > 5
    for data in CORPUS.values():
        TARGET["one_input"](data)


@pytest.mark.parametrize("name", CORPUS)
def test_what_is_cut_turned_or_mixed_is_understood_or_refused(name: str) -> None:
    choice = random.Random(name)
    for _ in range(300):
        data = bytearray(CORPUS[name])
        for _ in range(choice.randint(1, 4)):
            start = choice.randint(0, len(data))
            data[start : start + choice.choice((0, 0, 1, 7, 40))] = choice.choice(
                (*PIECES, data[: choice.randint(0, len(data))])
            )
        TARGET["one_input"](bytes(data))
