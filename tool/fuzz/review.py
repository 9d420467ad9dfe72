"""Fuzz what `okr review` says of a request that changes one file of the example company beyond recognition, or mends one.

An input is that of `validate.py` after one byte: whether what stands in the file instead is there before the request, after it,
or, with a comment more, on both sides. The review is said in every format.
"""

import json
import runpy
import sys
from collections.abc import Iterator
from pathlib import Path

try:
    import atheris
except ImportError:  # the suite runs these inputs too, and has no need of a fuzzer
    atheris = None

if atheris and __name__ == "__main__":
    atheris.instrument_imports(include=["okrkit.request", "okrkit.report", "okrkit.diff"]).__enter__()

from lxml import etree

from okrkit.errors import OkrError
from okrkit.lint.linting import Asked
from okrkit.reading.both import read_both
from okrkit.reading.load import load
from okrkit.reading.tree import MemoryTree
from okrkit.report.ci.formats import CiFormat, ci_text
from okrkit.report.json_v1.printing import json_text
from okrkit.report.json_v1.review import reviewed
from okrkit.report.review import print_review
from okrkit.report.review_answer import Answer
from okrkit.report.review_markdown import MOST_IN_A_COMMENT, review_comment
from okrkit.report.review_notes import review_notes, review_run
from okrkit.request.request import Request

VALIDATE = runpy.run_path(str(Path(__file__).with_name("validate.py")), run_name="fuzz_validate")
FILES, CACHE, DAY = VALIDATE["FILES"], VALIDATE["CACHE"], VALIDATE["DAY"]
SIDES = ("before", "after", "both")


def one_input(data: bytes) -> None:
    """Review the request in every format: no crash, no report that its reader cannot read, no comment that is too long."""
    where = SIDES[data[0] % 3] if data else "after"
    replaced = list(FILES)[data[1] % len(FILES)] if data[1:] else "okrs.yaml"
    before = {**FILES, replaced: data[2:]} if where != "after" else FILES
    after = {**FILES, replaced: data[2:] + b"\n#" * (where == "both")} if where != "before" else FILES
    try:
        trees = MemoryTree(before), MemoryTree(after)
        both = read_both(*trees, CACHE)
        sides = load(trees[0], CACHE), load(trees[1], CACHE)
    except OkrError:  # no workspace on either side that anybody could read
        return
    answer = Answer(Request(both, sides, Asked(DAY, both.after.lint)), ("main", "request"), (None, None), "okrs/")
    print_review(answer)
    assert len(review_comment(answer).encode("utf-16-le", "surrogatepass")) // 2 <= MOST_IN_A_COMMENT
    json.loads(json_text(reviewed(answer)))
    notes, run = review_notes(answer), review_run(answer)
    assert all(note.message and note.line >= 1 and note.column >= 1 for note in notes)
    told = {format: ci_text(format, notes, run) for format in CiFormat}
    for format in (CiFormat.GITLAB, CiFormat.SARIF, CiFormat.RDJSON):
        json.loads(told[format])
    etree.fromstring(told[CiFormat.JUNIT].encode())
    assert not answer.request.failing or "::error" in told[CiFormat.GITHUB]


def seeds() -> Iterator[bytes]:
    """Each file as it is, on one side after the other."""
    for number, seed in enumerate(VALIDATE["seeds"]()):
        yield bytes([number % 3]) + seed


def _mutate(data: bytes, max_size: int, seed: int) -> bytes:
    return bytes([seed % 3]) + VALIDATE["_mutate"](data[1:], max_size - 1, seed)


if __name__ == "__main__":
    corpus = next(Path(argument) for argument in sys.argv[1:] if not argument.startswith("-"))
    for number, seed in enumerate(seeds()):
        (corpus / f"seed-{number}").write_bytes(seed)
    atheris.Setup(sys.argv, one_input, custom_mutator=_mutate)
    atheris.Fuzz()
