"""Fuzz the reading of YAML: JSON data and places or one kind of error, and the same from either parser."""

import json
import sys
from collections.abc import Iterator

try:
    import atheris
except ImportError:  # the suite runs the corpus too, and has no need of a fuzzer
    atheris = None

if atheris and __name__ == "__main__":
    atheris.instrument_imports(include=["okrkit.reading"]).__enter__()

from okrkit.address import Pointer
from okrkit.reading.events import JSON, Document, YamlError, read_data, read_document
from okrkit.reading.yaml.decoding import decode

Answer = Document | tuple[int, int, str, str]


def one_input(data: bytes) -> None:
    """Read the bytes with both parsers; everything that they say has to make sense, and to be the same."""
    answers = [answer(data, pure) for pure in (False, True)]
    quick, slow = answers
    if isinstance(quick, Document) and isinstance(slow, Document):
        written = json.dumps(quick.data, allow_nan=False)
        written.encode()
        assert written == json.dumps(slow.data) == json.dumps(read_data(data))
        places(quick, slow)
    else:
        assert quick == slow


def answer(data: bytes, pure: bool) -> Answer:
    """A document, or what the error says after a look at its place."""
    try:
        return read_document(data, pure=pure)
    except YamlError as error:
        assert error.message
        assert_inside(data, error.line, error.column)
        return error.line, error.column, error.message, error.help


def assert_inside(data: bytes, line: int, column: int) -> None:
    """An error stands at a character of the text, or right behind its last one."""
    try:
        lines = decode(data).text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    except YamlError:
        return
    assert 1 <= line <= len(lines)
    assert 1 <= column <= len(lines[line - 1]) + 1


def places(quick: Document, slow: Document) -> None:
    """Every value has a place inside the text, and inside its container's."""
    for pointer in pointers(quick.data):
        start, end = quick.span(pointer)
        outer = quick.span(pointer[:-1])
        assert outer[0] <= start <= end <= outer[1]
        assert (start, end) == slow.span(pointer)
        for key in (False, True):
            line, column = quick.locate(pointer, key=key)
            assert_inside(quick.text.encode(), line, column)
            assert (line, column) == slow.locate(pointer, key=key)


def pointers(data: JSON, here: Pointer = ()) -> Iterator[Pointer]:
    """Where the values of a document are."""
    yield here
    inside = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in inside:
        yield from pointers(value, (*here, step))


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
