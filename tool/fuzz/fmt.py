"""Fuzz the canonical layout: the same data and comments, and laid out again the same, or a refusal."""

import sys

try:
    import atheris
except ImportError:  # the suite runs this too, and has no need of a fuzzer
    atheris = None

if atheris and __name__ == "__main__":
    atheris.instrument_imports(include=["okrkit.reading", "okrkit.writing"]).__enter__()

from okrkit.reading.events import YamlError, read_document
from okrkit.writing.layout.canonical import laid_out_as
from okrkit.writing.splicing.edit import same
from okrkit.writing.splicing.refusal import Unclear


def one_input(data: bytes) -> bool:
    """Lay out what can be read, whatever it is about; whether that was not left to a person."""
    try:
        before = read_document(data)
    except YamlError:
        return False
    if not isinstance(before.data, dict) or not before.data:
        return False
    try:
        written = laid_out_as("okr", before)
    except (Unclear, YamlError):
        return False
    after = read_document(written)
    assert same(after.data, before.data)
    assert after.text.count("#") == before.text.count("#")
    assert laid_out_as("okr", after) == written
    return True


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
