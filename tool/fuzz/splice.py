"""Fuzz edits of files: the change that was meant and nothing else, or a refusal."""

import random
import sys
from collections.abc import Iterator
from hashlib import sha256

try:
    import atheris
except ImportError:  # the suite runs this too, and has no need of a fuzzer
    atheris = None

if atheris and __name__ == "__main__":
    atheris.instrument_imports(include=["okrkit.reading", "okrkit.writing"]).__enter__()

from okrkit.address import Pointer
from okrkit.reading.events import JSON, YamlError, read_document
from okrkit.writing.splicing.edit import Edit, Insert, Put, Rekey, Remove, applied, same
from okrkit.writing.splicing.order import order_of
from okrkit.writing.splicing.refusal import Refusal
from okrkit.writing.splicing.splice import splice

MOST_EDITS = 8
VALUES: tuple[JSON, ...] = (1, "no: text", None, {"date": "2026-11-02", "note": "x # y"}, ["a", 1.5])


def one_input(data: bytes) -> None:
    """Edit what can be read in a few places; where an edit is made, the data and the ends of the file are as they should be."""
    try:
        before = read_document(data)
    except YamlError:
        return
    choice = random.Random(sha256(data).digest())
    edits = list(possible(before.data, choice))
    for edit in choice.sample(edits, min(MOST_EDITS, len(edits))):
        try:
            after = read_document(splice(data, [edit], order_of("okr")))
        except (LookupError, Refusal):
            continue
        assert same(after.data, applied(before.data, edit))
        assert after.bom == before.bom


def possible(data: JSON, choice: random.Random, here: Pointer = ()) -> Iterator[Edit]:
    """Edits of each value of a document."""
    if here:
        yield from (Put(here, choice.choice(VALUES)), Remove(here))
    if isinstance(data, list):
        yield Insert(here, choice.choice(VALUES), choice.choice((None, 0)))
    if isinstance(data, dict):
        yield from (Put((*here, "dropped"), choice.choice(VALUES)), Insert((*here, "check_ins"), VALUES[3]))
    inside = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in inside:
        if isinstance(step, str):
            yield Rekey((*here, step), choice.choice(("renamed", "no", "a: b", "2026-11-02")))
        yield from possible(value, choice, (*here, step))


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
