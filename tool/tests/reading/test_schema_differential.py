"""The quick ways to the answer "valid" agree with jsonschema, untouched, on the schema as it is shipped."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.protocols import Validator
from referencing import Registry

from okrkit.reading import schema as door
from okrkit.reading.schema import check, schema
from okrkit.reading.shape.faults import Fault
from okrkit.reading.shape.formats import FORMATS
from okrkit.reading.shape.lean import KEYWORDS
from tests.reading.mutations import VALUES, mutated

EXAMPLES = settings(max_examples=120, deadline=None)
assert jsonschema_rs  # the gate is only tested where it is installed


@cache
def authority(name: str) -> Validator:
    """jsonschema as it comes, with the formats that are promised."""
    formats = FormatChecker(formats=())
    for format, is_valid in FORMATS.items():
        formats.checks(format)(lambda value, is_valid=is_valid: not isinstance(value, str) or is_valid(value))
    return Draft202012Validator(schema(name), registry=Registry(), format_checker=formats)


def told(validator: Validator, data: Any) -> list[str]:
    return sorted(repr((list(error.absolute_path), error.validator, error.message)) for error in validator.iter_errors(data))


@given(mutated())
@EXAMPLES
def test_the_lean_validator_gives_the_very_same_errors(case: tuple[str, Any]) -> None:
    name, data = case
    assert told(door._validator(name), data) == told(authority(name), data)


@given(mutated())
@EXAMPLES
def test_the_gate_is_never_looser(case: tuple[str, Any]) -> None:
    name, data = case
    if door._gate(name)(data):
        assert told(authority(name), data) == []


@given(mutated())
@EXAMPLES
def test_faults_are_there_when_errors_are_and_each_thing_is_said_once(case: tuple[str, Any]) -> None:
    name, data = case
    found = check(data, name)
    assert bool(found) == bool(told(authority(name), data))
    assert len({(fault.pointer, fault.on_key, fault.message) for fault in found}) == len(found)
    about = [(fault.pointer, fault.on_key) for fault in found if not fault.message.endswith("is missing")]
    assert len(set(about)) == len(about)
    for fault in found:
        stands_somewhere(fault, data)


def stands_somewhere(fault: Fault, data: Any) -> None:
    """What a fault points at is in the file, and it says what and what to do on one line."""
    for step in fault.pointer:
        data = data[step]
    assert not fault.on_key or fault.pointer
    assert fault.help or "did you mean" in fault.message
    assert "\n" not in fault.message + fault.help
    assert len(fault.message) < 300


@given(st.lists(VALUES, max_size=6))
@example([1, True, 1.0])
@example([[1], True])
@example([{"a": [0]}, {"a": [False]}, {"a": [0.0]}])
@EXAMPLES
def test_unique_items_are_those_of_jsonschema(items: list[Any]) -> None:
    unique = {"uniqueItems": True}
    assert told(door._compile(unique), items) == told(Draft202012Validator(unique, registry=Registry()), items)


@pytest.mark.parametrize("name", ["metrics", "okr", "workspace"])
def test_every_keyword_of_the_schemas_has_a_quick_answer(name: str) -> None:
    assert set(keywords(door._validator(name).schema)) <= set(KEYWORDS)


def keywords(node: Any, of_schema: bool = True) -> Iterator[str]:
    """The keywords used in a schema; the names of properties are none."""
    if isinstance(node, list):
        for each in node:
            yield from keywords(each)
    elif isinstance(node, dict):
        for key, value in node.items():
            if of_schema:
                yield key
            if not of_schema or key not in ("enum", "const", "required", "dependentRequired"):
                yield from keywords(value, of_schema=key != "properties" or not of_schema)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf")])
def test_what_is_no_number_is_refused_with_and_without_the_gate(value: float, monkeypatch: pytest.MonkeyPatch) -> None:
    key_result = {"id": "a", "title": "A", "target": value}
    data = {"team": "a", "cycle": "2026", "objectives": [{"id": "a", "title": "A", "key_results": [key_result]}]}
    expected = [Fault(("objectives", 0, "key_results", 0, "target"), *NO_NUMBER, False)]
    assert check(data, "okr") == expected
    monkeypatch.setattr(door, "_gate", lambda name: lambda data: False)
    assert check(data, "okr") == expected


NO_NUMBER = ("`target` must be a number, not a number without a value", "write a number, for example `target: 0.5`")
