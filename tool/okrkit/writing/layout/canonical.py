"""The canonical layout of a file: keys in the order of the schema, steps of two blanks, one style of lists, all comments."""

from typing import NamedTuple

from okrkit.reading.build import kind_of
from okrkit.reading.events import JSON, Document, YamlError, read_document
from okrkit.reading.schema import SchemaName
from okrkit.writing.layout.lines import lines_of
from okrkit.writing.layout.tree import read_parts
from okrkit.writing.splicing.edit import same
from okrkit.writing.splicing.refusal import Refusal, Unclear

_MOST_ROUNDS = 4
_OF_A_PLAN = frozenset(("team", "cycle", "objectives", "review"))


def laid_out(source: bytes, path: str) -> bytes:
    """A file of a workspace in its canonical layout, by its path there; one that is no part of a plan stays as it is.

    All lines end as the first one does, and a byte order mark goes. It is proved that the data and the comments are what they
    were, and that the layout of the result is the result: else `Refusal` is raised. Raises `YamlError` for what cannot be read.
    """
    document = read_document(source)
    kind = kind_of(document.data, path)
    data = document.data
    if not isinstance(data, dict) or not data or (kind == "okr" and not _OF_A_PLAN & data.keys()):
        return source
    try:
        return laid_out_as(kind, document)
    except (Unclear, YamlError) as why:
        reason = f"it would not be YAML: {why.message}" if isinstance(why, YamlError) else str(why)
        raise Refusal(f"{path} cannot be formatted: {reason}", "write that part in a simpler way") from why


def laid_out_as(kind: SchemaName, document: Document) -> bytes:
    """The same for a document that says something. Raises `Unclear`, or `YamlError` where the result could not be read."""
    unified = document.text.replace("\r\n", "\n").replace("\r", "\n")
    first = _round(document if unified == document.text else read_document(unified.encode()), kind)
    text, last = unified, first
    for _ in range(_MOST_ROUNDS):
        if last.written == text:
            break
        text = last.written
        last = _round(read_document(text.encode()), kind)
    else:
        raise Unclear("its layout does not settle")
    if last.comments != first.comments or text.count("#") != unified.count("#"):  # the second asks no reader
        raise Unclear("a comment would be lost")
    written = text.replace("\n", document.newline).encode()
    said = last.data if document.newline == "\n" else read_document(written).data
    if not same(said, document.data):
        raise Unclear("it would say something else")
    return written


class _Round(NamedTuple):
    """What a text says, its comments in alphabetical order, and how it is laid out.

    One round is not always enough: a comment that moves to a line of its own may make room where it stood.
    """

    data: JSON
    comments: list[str]
    written: str


def _round(document: Document, kind: SchemaName) -> _Round:
    root, comments = read_parts(document)
    return _Round(document.data, sorted(comments), "\n".join((*lines_of(root, kind), "")))
