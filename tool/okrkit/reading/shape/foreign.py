"""A JSON Schema that somebody else wrote, made safe to validate with.

A pull request can bring one, so it must not open addresses, repeat itself without end, or hold
a pattern that takes for ever.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from okrkit.reading.shape.flatten import Schema
from okrkit.reading.shape.shapes import quoted

MOST_BYTES = 64 * 1024
MOST_PARTS = 5_000
MOST_DEPTH = 32
MOST_PATTERN = 200

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_HERE = "#/$defs/"
_REPEATED_REPETITION = re.compile(r"\((?:\?:)?(?:\\.|\[(?:\\.|[^\]\\])*\]|[^\\\[\]()*+?{}|])[*+]\)(?:[*+]|\{)")
"""Like ``(a+)+``: one text matches it in so many ways that a search can take years."""


class UnusableSchema(Exception):  # noqa: N818 - it describes a file, not a failure of the tool
    """The file is not a schema that can be used; ``message`` continues "it is …, which"."""

    def __init__(self, message: str, help: str) -> None:
        super().__init__(message)
        self.message = message
        self.help = help


def read_foreign(data: bytes | None) -> Schema:
    """The schema in a file, when nothing in it can do harm. Raises `UnusableSchema`."""
    if data is None:
        raise UnusableSchema("which is not there", "write its path relative to okrs.yaml")
    if len(data) > MOST_BYTES:
        raise UnusableSchema(f"which has {len(data)} bytes", f"at most {MOST_BYTES} can be read")
    try:
        return _read(data)
    except ValueError:
        raise UnusableSchema("which is not JSON", "check it with a JSON tool") from None
    except RecursionError:
        raise UnusableSchema("which is too deeply nested", "take levels out") from None


def _read(data: bytes) -> Schema:
    schema = json.loads(data)
    if not isinstance(schema, dict) or not isinstance(schema.get("$defs", {}), dict):
        raise UnusableSchema("which is not a JSON Schema", "a schema is a map with `properties`")
    for keyword, value in _keywords(schema):
        _refuse(keyword, value, schema)
    if _size(schema, schema.get("$defs", {}), ()) > MOST_PARTS:
        raise UnusableSchema("which is too large once its references are put in place", "use fewer references inside others")
    return schema


def _refuse(keyword: str, value: Any, schema: Schema) -> None:
    if keyword == "$schema" and isinstance(value, str) and value != _DIALECT:
        raise UnusableSchema("which is written in another dialect of JSON Schema", f'write "$schema": "{_DIALECT}"')
    if keyword in ("$dynamicRef", "$recursiveRef"):
        raise UnusableSchema(f"which uses {keyword}", f'use "$ref": "{_HERE}name"')
    if keyword == "$ref":
        name = str(value).removeprefix(_HERE)
        if not str(value).startswith(_HERE) or name not in schema.get("$defs", {}):
            raise UnusableSchema(
                f"which refers to {quoted(value)}", f"references must name a definition of the same file: {_HERE}name"
            )
    for pattern in value if keyword == "patternProperties" and isinstance(value, dict) else [value]:
        if keyword in ("pattern", "patternProperties") and isinstance(pattern, str):
            _refuse_pattern(pattern)


def _refuse_pattern(pattern: str) -> None:
    if len(pattern) > MOST_PATTERN:
        raise UnusableSchema(f"which has a pattern of {len(pattern)} characters", f"at most {MOST_PATTERN} are used")
    try:
        re.compile(pattern)
    except (re.error, RecursionError, OverflowError):
        raise UnusableSchema(f"which has a pattern that is none: {quoted(pattern)}", "check the pattern") from None
    if _REPEATED_REPETITION.search(pattern):
        raise UnusableSchema(f"which has a pattern that can take for ever: {quoted(pattern)}", "repeat it once, not twice")


def _keywords(node: Any) -> Iterator[tuple[str, Any]]:
    level = [node]
    for _ in range(MOST_DEPTH):
        yield from (item for each in level if isinstance(each, dict) for item in each.items())
        level = [
            inner
            for each in level
            if isinstance(each, dict | list)
            for inner in (each.values() if isinstance(each, dict) else each)
        ]
        if not level:
            return
    raise UnusableSchema("which is too deeply nested", "take levels out")


def _size(node: Any, definitions: dict[str, Any], within: tuple[str, ...]) -> int:
    """How many parts a schema has once each reference is put in place; stops counting past the limit."""
    parts, todo = 0, [node]
    while todo and parts <= MOST_PARTS:
        each = todo.pop()
        parts += 1
        if isinstance(each, dict):
            name = str(each.get("$ref", "")).removeprefix(_HERE)
            if name in within or len(within) > MOST_DEPTH:
                raise UnusableSchema(f"in which `{name}` contains itself or is too deep", "write the levels out")
            if name:
                parts += _size(definitions[name], definitions, (*within, name))
            todo += each.values()
        elif isinstance(each, list):
            todo += each
    return parts
