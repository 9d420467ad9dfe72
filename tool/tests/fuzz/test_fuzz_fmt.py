"""A fixed share of what `tool/fuzz/fmt.py` tries for a minute: the corpus of the loader, and the example mutated."""

import random
import runpy
from pathlib import Path

ROOT = Path(__file__).parents[3]
TARGET = runpy.run_path(str(ROOT / "tool" / "fuzz" / "fmt.py"), run_name="fuzz_fmt")
CORPUS = [path.read_bytes() for path in sorted((ROOT / "tool" / "fuzz" / "corpus" / "loader").iterdir())]
EXAMPLES = [path.read_bytes()[:1500] for path in sorted((ROOT / "okrs" / "teams").rglob("2026-Q4.yaml"))]
PIECES = (
    b"[",
    b"]",
    b"{",
    b", ",
    b"- ",
    b"\n",
    b"\r\n",
    b" # x",
    b"\n# y\n",
    b"|+\n",
    b">2-\n",
    b"? ",
    b"'",
    b"~",
    b"\n\n",
    b"---\n",
)


def test_the_corpus_is_laid_out_or_refused() -> None:
    assert sum(map(TARGET["one_input"], (*CORPUS, *EXAMPLES))) >= len(EXAMPLES) - 2


def test_what_is_mixed_is_laid_out_or_refused() -> None:
    choice = random.Random(7)
    for _ in range(120):
        data = bytearray(choice.choice(EXAMPLES))
        for _ in range(choice.randint(1, 2)):
            start = choice.randint(0, len(data))
            data[start : start + choice.choice((0, 0, 1, 7))] = choice.choice(PIECES)
        TARGET["one_input"](bytes(data))
