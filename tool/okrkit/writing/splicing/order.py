"""The order in which the fields of a plan are usually written: that of its schema."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from okrkit.address import Pointer
from okrkit.reading.schema import SchemaName
from okrkit.reading.shipped import schema


def order_of(kind: SchemaName) -> Callable[[Pointer], Sequence[str]]:
    """For the place of a mapping in such a file, its keys in their order; none where the schema leaves them free."""
    return lambda pointer: _keys(kind, pointer)


@cache
def _keys(kind: SchemaName, pointer: Pointer) -> Sequence[str]:
    whole = schema(kind)
    here: dict[str, Any] = _resolved(whole, whole)
    for step in pointer:
        if isinstance(step, int):
            here = here.get("items", {})
        else:
            here = here.get("properties", {}).get(step) or here.get("additionalProperties") or {}
        here = _resolved(whole, here)
    return tuple(here.get("properties", {}))


def _resolved(whole: dict[str, Any], part: Any) -> dict[str, Any]:
    """A part of a schema behind its references; of several choices the one with fields."""
    if not isinstance(part, dict):
        return {}
    if "$ref" in part:
        return _resolved(whole, whole["$defs"][part["$ref"].rsplit("/", 1)[1]])
    choices = [_resolved(whole, choice) for choice in (*part.get("oneOf", ()), *part.get("anyOf", ()))]
    return next((choice for choice in choices if "properties" in choice), part) if "properties" not in part else part
