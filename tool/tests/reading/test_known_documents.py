"""Positions in a text whose data are known are those that reading it anew would give."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from okrkit.address import Pointer
from okrkit.reading.events import JSON, document_of, read_document
from tests.reading.test_events_cases import Case, parametrized

ROOT = Path(__file__).parents[3]


def pointers(data: JSON, above: Pointer = ()) -> Iterator[Pointer]:
    yield above
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in pairs:
        yield from pointers(value, (*above, step))


def check(data: bytes) -> None:
    read = read_document(data)
    known = document_of(data, read.data)
    assert (known.data, known.text, known.bom, known.newline) == (read.data, read.text, read.bom, read.newline)
    for pointer in pointers(read.data):
        assert known.locate(pointer) == read.locate(pointer)
        assert known.locate(pointer, key=True) == read.locate(pointer, key=True)
        assert known.span(pointer) == read.span(pointer)


@parametrized("accepted.txt")
def test_in_every_text_that_is_accepted(case: Case) -> None:
    check(case.text.encode())


@pytest.mark.parametrize("path", sorted(ROOT.glob("okrs/**/*.yaml")), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_in_every_file_of_the_example(path: Path) -> None:
    check(path.read_bytes())


@pytest.mark.parametrize("text", ["a: {link: https://example.com}\nb: 1\n", "a: |\n  x\ty\nb: 1\n", 'a: {"b":1}\nc: 2\n'])
def test_where_the_fast_parser_fails_or_reads_something_else(text: str) -> None:
    check(text.encode())
