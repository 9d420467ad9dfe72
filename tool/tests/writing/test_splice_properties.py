"""An edit of a document in any style does what it means, and nothing else."""

import re
from typing import Any

from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from okrkit.reading.events import YamlError, read_document
from okrkit.writing.splicing.edit import Edit, Insert, Put, Rekey, Remove, applied, same
from okrkit.writing.splicing.refusal import Refusal
from okrkit.writing.splicing.splice import splice
from tests.writing.documents import KEYS, MAPPINGS, SCALARS, documents

SMALL = st.dictionaries(st.sampled_from(KEYS), SCALARS, min_size=1, max_size=3)


def order(pointer: Any) -> tuple[str, ...]:
    return KEYS


def places(value: Any, pointer: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], Any]]:
    found = [(pointer, value)]
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, part in inner:
        found += places(part, (*pointer, step))
    return found


@st.composite
def edited(draw: Any) -> tuple[bytes, Edit]:
    """A document, and something that can be done to it."""
    data, source = draw(documents())
    try:
        assume(same(read_document(source).data, data))
    except YamlError:
        assume(False)
    pointer, value = draw(st.sampled_from(places(data)))
    if isinstance(value, list):
        item = draw(SMALL | SCALARS | MAPPINGS)
        remarks = dict.fromkeys(item, ("why",)) if isinstance(item, dict) and draw(st.booleans()) else None
        return source, Insert(pointer, item, draw(st.sampled_from((None, 0, len(value) // 2))), remarks)
    if isinstance(value, dict) and value and draw(st.booleans()):
        key = draw(st.sampled_from([key for key in ("renamed", "no", "a: b") if key not in value]))
        return source, Rekey((*pointer, draw(st.sampled_from(sorted(value)))), key)
    if isinstance(value, dict):
        key = draw(st.sampled_from([key for key in KEYS if key not in value] or ["more"]))
        return source, draw(
            st.sampled_from((Put((*pointer, key), draw(SCALARS | MAPPINGS)), Insert((*pointer, key), draw(SMALL | MAPPINGS))))
        )
    if draw(st.booleans()):
        return source, Remove(pointer)
    return source, Put(pointer, draw(SCALARS))


def comments(text: str) -> list[str]:
    return re.findall(r"# c\d+;", text)


@settings(max_examples=75)
@given(edited())
def test_an_edit_does_what_it_means_and_nothing_else(case: tuple[bytes, Edit]) -> None:
    source, edit = case
    before = read_document(source)
    try:
        result = splice(source, [edit], order)
    except Refusal as refusal:
        event(f"refused {type(edit).__name__}: {refusal.message}"[:90])
        assert isinstance(edit, Remove | Rekey), refusal
        return
    after = read_document(result)
    assert same(after.data, applied(before.data, edit))
    assert after.bom == before.bom
    assert set(re.findall(r"\r\n|\n|\r", after.text)) <= (set(re.findall(r"\r\n|\n|\r", before.text)) or {"\n"})
    assert after.text.endswith("\n") == before.text.endswith("\n")
    if not isinstance(edit, Remove):
        assert comments(after.text) == comments(before.text)
    else:
        kept = iter(comments(before.text))
        assert all(one in kept for one in comments(after.text))
