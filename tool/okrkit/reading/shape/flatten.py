"""Makes a schema quick to follow: references are put in place, words for people are taken out."""

from collections.abc import Callable
from typing import Any

Schema = dict[str, Any]

WORDS = frozenset(
    {"title", "description", "examples", "default", "$comment", "enumDescriptions", "errorMessage", "patternErrorMessage"}
    | {"$schema", "$defs"}
)
"""What says nothing about validity."""

_TABLES = frozenset({"properties", "patternProperties", "dependentSchemas"})
_LISTS = frozenset({"allOf", "anyOf", "oneOf", "prefixItems"})
_SINGLES = frozenset(
    {"items", "additionalProperties", "propertyNames", "if", "then", "else", "not", "contains"}
    | {"unevaluatedItems", "unevaluatedProperties"}
)


def inline(schema: Schema) -> Schema:
    """The same schema with each ``$ref`` into its own ``$defs`` replaced by what it names.

    What stands beside a ``$ref`` is kept: words win over those of the definition, and where
    both ask something of the same kind, both are asked. A definition that contains itself is
    left as a reference. Raises `KeyError` for a definition that is not there.
    """
    return _inline(schema, schema, ())


def bare(schema: Schema) -> Schema:
    """The same schema without titles, descriptions and examples; definitions stay only where something refers to them."""
    stripped = _bare(schema)
    if "$defs" in schema and "#/$defs/" in repr(stripped):
        stripped["$defs"] = {name: _bare(each) for name, each in schema["$defs"].items()}
    return stripped


def _bare(schema: Schema) -> Schema:
    return map_children({keyword: value for keyword, value in schema.items() if keyword not in WORDS}, _bare)


def map_children(schema: Schema, change: Callable[[Schema], Schema]) -> Schema:
    """A copy of a schema in which each schema directly inside it is changed; true and false stay as they are."""

    def changed(inner: Any) -> Any:
        return change(inner) if isinstance(inner, dict) else inner

    result: Schema = {}
    for keyword, value in schema.items():
        if keyword in _TABLES:
            result[keyword] = {name: changed(inner) for name, inner in value.items()}
        elif keyword in _LISTS:
            result[keyword] = [changed(inner) for inner in value]
        else:
            result[keyword] = changed(value) if keyword in _SINGLES else value
    return result


def _inline(schema: Schema, root: Schema, within: tuple[str, ...]) -> Schema:
    reference = schema.get("$ref", "")
    name = reference.removeprefix("#/$defs/")
    if name != reference and name not in within:
        beside = {keyword: value for keyword, value in schema.items() if keyword != "$ref"}
        named = root["$defs"][name]
        if named.keys() & beside.keys() - WORDS:
            schema, within = {**beside, "allOf": [named, *beside.get("allOf", ())]}, (*within, name)
        else:
            schema, within = {**named, **beside}, (*within, name)
        if "$ref" in schema:
            return _inline(schema, root, within)
    return map_children(schema, lambda inner: _inline(inner, root, within))
