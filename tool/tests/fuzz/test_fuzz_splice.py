"""A fixed share of what `tool/fuzz/splice.py` tries for a minute: the corpus of the loader, and the example mutated."""

import random
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
TARGET = runpy.run_path(str(ROOT / "tool" / "fuzz" / "splice.py"), run_name="fuzz_splice")
CORPUS = [path.read_bytes() for path in sorted((ROOT / "tool" / "fuzz" / "corpus" / "loader").iterdir())]
EXAMPLES = [path.read_bytes()[:1500] for path in sorted((ROOT / "okrs" / "teams").rglob("2026-Q4.yaml"))]
PIECES = (b"[", b"]", b"{", b"}", b", ", b": ", b"- ", b"\n", b"\r\n", b" # x", b"|+\n", b"'", b'"', b"~", b"  ")


def test_the_corpus_is_edited_or_refused() -> None:
    for data in (*CORPUS, *EXAMPLES):
        TARGET["one_input"](data)


@pytest.mark.parametrize("seed", range(3))
def test_what_is_mixed_is_edited_or_refused(seed: int) -> None:
    choice = random.Random(seed)
    for _ in range(25):
        data = bytearray(choice.choice(EXAMPLES))
        for _ in range(choice.randint(1, 2)):
            start = choice.randint(0, len(data))
            data[start : start + choice.choice((0, 0, 1, 7))] = choice.choice(PIECES)
        TARGET["one_input"](bytes(data))
