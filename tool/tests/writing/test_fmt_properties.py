"""The canonical layout of a document in any style says the same, with all comments, and is its own."""

import re
from typing import Any

from hypothesis import assume, given, settings

from okrkit.reading.events import YamlError, read_document
from okrkit.writing.layout.canonical import laid_out_as
from okrkit.writing.splicing.edit import same
from tests.writing.documents import documents


def comments(text: str) -> list[str]:
    return sorted(re.findall(r"# c\d+;", text))


@settings(max_examples=75)
@given(documents())
def test_a_layout_says_the_same_and_settles(case: tuple[dict[str, Any], bytes]) -> None:
    data, source = case
    try:
        before = read_document(source)
        assume(same(before.data, data))
    except YamlError:
        assume(False)
    written = laid_out_as("okr", before)
    after = read_document(written)
    assert same(after.data, data)
    assert comments(after.text) == comments(before.text)
    assert laid_out_as("okr", after) == written
    assert not after.bom
    assert set(re.findall(r"\r\n|\n|\r", after.text)) == {before.newline}
