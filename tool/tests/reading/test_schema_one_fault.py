"""One wrong field is one fault: every field of the files that use all of them is broken in turn."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest

from okrkit.address import Pointer
from okrkit.reading.schema import check, schema
from okrkit.reading.shape.flatten import inline
from tests.reading.mutations import VALID

FREE = ("custom", "rules", "glossary", "external_ids")
"""Maps with keys of somebody's own; what is in them is not the schema's."""

NAMED = ("teams", "people", "metrics", "wording")
FULL = [(name, data) for name, data in VALID if len(str(data)) > 500]
NAMES = [name for name, _ in FULL]


def fields(data: Any, pointer: Pointer = ()) -> Iterator[tuple[Pointer, Any]]:
    """Every value with its place, the top left out."""
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in pairs:
        yield (*pointer, step), value
        if step not in FREE:
            yield from fields(value, (*pointer, step))


def is_key(pointer: Pointer) -> bool:
    """Whether the last step is a field that the schema names."""
    in_table = pointer[-2:-1] and (pointer[-2] in NAMED or pointer[:-1] == ("review", "objectives"))
    return isinstance(pointer[-1], str) and not in_table


def broken(data: Any, pointer: Pointer) -> tuple[Any, Any]:
    """A copy to be changed, and the map or list in it that holds the field."""
    copy = deepcopy(data)
    place = copy
    for step in pointer[:-1]:
        place = place[step]
    return copy, place


@pytest.mark.parametrize(("name", "data"), FULL, ids=NAMES)
def test_another_type(name: str, data: Any) -> None:
    for pointer, value in fields(data):
        copy, place = broken(data, pointer)
        place[pointer[-1]] = 3 if isinstance(value, dict | list) else []
        assert [(fault.pointer, fault.on_key) for fault in check(copy, name)] == [(pointer, False)]


@pytest.mark.parametrize(("name", "data"), FULL, ids=NAMES)
def test_a_misspelt_key(name: str, data: Any) -> None:
    for *around, key in (pointer for pointer, _ in fields(data) if is_key(pointer)):
        copy, place = broken(data, (*around, key))
        place[f"{key}x"] = place.pop(key)
        [fault] = check(copy, name)
        assert (fault.pointer, fault.on_key) == ((*around, f"{key}x"), True)
        assert fault.message.endswith(f"; did you mean `{key}`?")


@pytest.mark.parametrize(("name", "data"), FULL, ids=NAMES)
def test_a_missing_key(name: str, data: Any) -> None:
    for *around, key in (pointer for pointer, _ in fields(data) if is_key(pointer)):
        copy, place = broken(data, (*around, key))
        del place[key]
        found = check(copy, name)
        assert [fault.pointer for fault in found] in ([], [tuple(around)])
        missing = "target" if key in ("milestones", "at_least", "between") else key  # a key result is measured by something
        assert all(fault.message == f"`{missing}` is missing" for fault in found if len(place) > 1)


def test_the_full_files_use_every_field() -> None:
    written = {
        (name, *(step for step in pointer if isinstance(step, str))) for name, data in FULL for pointer, _ in fields(data)
    }
    for name in ("workspace", "okr", "metrics"):
        for path in known(inline(schema(name))):
            assert any(matches(path, each[1:]) for each in written if each[0] == name), path


def known(node: Any) -> Iterator[tuple[str, ...]]:
    """The path of every field of a schema, ``*`` for a key that is somebody's own."""
    if isinstance(node, dict):
        for key, inner in node.get("properties", {}).items():
            yield (key,)
            yield from ((key, *path) for path in known(inner))
        yield from known(node.get("items"))
        yield from (("*", *path) for path in known(node.get("additionalProperties")))


def matches(path: tuple[str, ...], written: tuple[str, ...]) -> bool:
    return len(path) == len(written) and all(step in ("*", each) for step, each in zip(path, written, strict=True))
