"""Every property of every schema explains itself, and its examples are true."""

from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry

from okrkit.reading.schema import schema, schema_digest, schema_names
from okrkit.reading.shape.flatten import bare, inline

PLAN_FILES = ("metrics", "okr", "workspace")


def properties(node: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    """Every property that a person can write; conditions only repeat them."""
    if isinstance(node, list):
        for place, each in enumerate(node):
            yield from properties(each, (*path, str(place)))
    elif isinstance(node, dict):
        for keyword, value in node.items():
            if keyword == "properties":
                for name, inner in value.items():
                    yield (*path, name), inner
                    yield from properties(inner, (*path, name))
            elif keyword not in ("if", "then", "else", "examples", "default", "enum", "const"):
                yield from properties(value, (*path, keyword))


@pytest.mark.parametrize("name", PLAN_FILES)
def test_every_property_has_a_title_a_description_and_true_examples(name: str) -> None:
    written = [(path, inner) for path, inner in properties(inline(schema(name))) if "$defs" not in path]
    assert written
    for path, inner in written:
        assert inner["title"][:1].isupper(), path
        assert inner["description"].endswith("."), path
        assert inner["examples"], path
        validator = Draft202012Validator(inner, format_checker=FormatChecker(), registry=Registry())
        for example in (*inner["examples"], *([inner["default"]] if "default" in inner else [])):
            assert not list(validator.iter_errors(example)), path


@pytest.mark.parametrize("name", PLAN_FILES)
def test_a_schema_is_one_and_stands_alone(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))
    assert all(reference.startswith("#/$defs/") for reference in references(schema(name)))
    assert not list(references(bare(inline(schema(name)))))


def references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        node = list(node.values())
    if isinstance(node, list):
        for each in node:
            yield from references(each)


def test_the_schemas_of_plan_files_are_shipped() -> None:
    assert set(PLAN_FILES) <= set(schema_names())
    assert len({schema_digest(name) for name in PLAN_FILES}) == 3
