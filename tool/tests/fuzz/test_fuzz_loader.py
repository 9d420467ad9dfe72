"""A fixed share of what `tool/fuzz/loader.py` tries for a minute: its corpus, and the same mutations of it each time."""

import random
import runpy
from pathlib import Path

import pytest

FUZZ = Path(__file__).parents[2] / "fuzz"
TARGET = runpy.run_path(str(FUZZ / "loader.py"), run_name="fuzz_loader")
CORPUS = {path.name: path.read_bytes() for path in sorted((FUZZ / "corpus" / "loader").iterdir())}
PIECES = (
    b"\t",
    b"\n",
    b"\r",
    b" ",
    b": ",
    b"- ",
    b"'",
    b'"',
    b"[",
    b"}",
    b"|",
    b"#",
    b"\\x00",
    b"\xef\xbb\xbf",
    b"\xff",
    b"&a ",
    b"1_0",
)


def test_the_corpus_is_understood_or_refused() -> None:
    assert len(CORPUS) > 40
    for data in CORPUS.values():
        TARGET["one_input"](data)


@pytest.mark.parametrize("name", CORPUS)
def test_what_is_cut_turned_or_mixed_is_understood_or_refused(name: str) -> None:
    choice = random.Random(name)
    for _ in range(25):
        data = bytearray(CORPUS[name])
        for _ in range(choice.randint(1, 3)):
            start = choice.randint(0, len(data))
            data[start : start + choice.choice((0, 0, 1, 7))] = choice.choice(PIECES)
        TARGET["one_input"](bytes(data))
