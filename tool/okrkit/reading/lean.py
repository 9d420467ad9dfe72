"""Quick answers for the schema keywords that are met most.

Each function tells whether an instance *surely* satisfies a keyword. "No" means only "not
sure": then jsonschema's own function for the keyword has the last word. So nothing is ever
refused here, and no error is ever made here.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache
from math import isfinite
from typing import Any

from okrkit.reading.formats import FORMATS

Sure = Callable[[Any, Any, Mapping[str, Any]], bool]
"""(the keyword's value, the instance, the schema around the keyword) → surely satisfied."""


_CLASSES: Mapping[str, object] = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "null": type(None),
    "integer": int,
}


def surely(schema: Any, instance: Any) -> bool:
    """Whether an instance surely satisfies a whole schema."""
    if not isinstance(schema, dict):
        return schema is True
    for keyword, value in schema.items():
        sure: Sure = KEYWORDS.get(keyword, _unsure)
        if not sure(value, instance, schema):
            return False
    return True


def surely_not(schema: Any, instance: Any) -> bool:
    """Whether an instance surely breaks a schema, told only for the few keywords that conditions are made of."""
    if not isinstance(schema, dict):
        return schema is False
    if isinstance(instance, dict):
        if any(name not in instance for name in schema.get("required", ())):
            return True
        properties = schema.get("properties", {})
        return any(name in instance and surely_not(inner, instance[name]) for name, inner in properties.items())
    if isinstance(instance, str):
        words = schema.get("enum", (schema.get("const"),) if "const" in schema else None)
        return schema.get("type", "string") in ("object", "array") or (words is not None and instance not in words)
    return False


def _unsure(value: Any, instance: Any, schema: Any) -> bool:
    return False


def _type(value: Any, instance: Any, _: Any) -> bool:
    if isinstance(value, list):
        return any(_type(one, instance, None) for one in value)
    if value == "number":
        kind = type(instance)
        return kind is int or (kind is float and isfinite(instance))
    return value in _CLASSES and type(instance) is _CLASSES[value]


def _properties(value: Any, instance: Any, _: Any) -> bool:
    if isinstance(instance, dict):
        for name, inner in instance.items():
            if name in value and not surely(value[name], inner):
                return False
    return True


def _additional_properties(value: Any, instance: Any, schema: Mapping[str, Any]) -> bool:
    if not isinstance(instance, dict):
        return True
    if "patternProperties" in schema:
        return False
    extra = instance.keys() - schema.get("properties", {}).keys()
    return not extra if value is False else all(surely(value, instance[name]) for name in extra)


def _required(value: Any, instance: Any, _: Any) -> bool:
    return not isinstance(instance, dict) or all(name in instance for name in value)


def _items(value: Any, instance: Any, schema: Mapping[str, Any]) -> bool:
    if not isinstance(instance, list):
        return True
    return "prefixItems" not in schema and all(surely(value, inner) for inner in instance)


def _pattern(value: Any, instance: Any, _: Any) -> bool:
    return not isinstance(instance, str) or _search(value)(instance) is not None


@cache
def _search(pattern: str) -> Callable[[str], re.Match[str] | None]:
    return re.compile(pattern).search


def _enum(value: Any, instance: Any, _: Any) -> bool:
    return type(instance) is str and instance in value


def _const(value: Any, instance: Any, _: Any) -> bool:
    return type(value) is type(instance) and type(value) in (str, int, bool) and value == instance


def _format(value: Any, instance: Any, _: Any) -> bool:
    return not isinstance(instance, str) or (value in FORMATS and FORMATS[value](instance))


def _minimum(value: Any, instance: Any, _: Any) -> bool:
    return type(instance) not in (int, float) or instance >= value


def _maximum(value: Any, instance: Any, _: Any) -> bool:
    return type(instance) not in (int, float) or instance <= value


def _exclusive_minimum(value: Any, instance: Any, _: Any) -> bool:
    return type(instance) not in (int, float) or instance > value


def _max_length(value: Any, instance: Any, _: Any) -> bool:
    return not isinstance(instance, str) or len(instance) <= value


def _min_items(value: Any, instance: Any, _: Any) -> bool:
    return not isinstance(instance, list) or len(instance) >= value


def _max_items(value: Any, instance: Any, _: Any) -> bool:
    return not isinstance(instance, list) or len(instance) <= value


def _unique_items(value: Any, instance: Any, _: Any) -> bool:
    return not isinstance(instance, list) or first_repeated(instance) is None


def _min_properties(value: Any, instance: Any, _: Any) -> bool:
    return not isinstance(instance, dict) or len(instance) >= value


def _property_names(value: Any, instance: Any, _: Any) -> bool:
    return not isinstance(instance, dict) or all(surely(value, name) for name in instance)


def _dependent_required(value: Any, instance: Any, _: Any) -> bool:
    if not isinstance(instance, dict):
        return True
    return all(name in instance for asking, needed in value.items() if asking in instance for name in needed)


def _all_of(value: Any, instance: Any, _: Any) -> bool:
    return all(surely(inner, instance) for inner in value)


def _if(value: Any, instance: Any, schema: Mapping[str, Any]) -> bool:
    """What holds whether or not the condition does is sure; else it takes a sure "no", or the condition does not matter."""
    then, otherwise = surely(schema.get("then", True), instance), surely(schema.get("else", True), instance)
    return (then and otherwise) or (otherwise and surely_not(value, instance)) or (then and surely(value, instance))


def _said_by_if(value: Any, instance: Any, schema: Any) -> bool:
    return True


_BOOLEANS = {True: object(), False: object()}
"""Python takes true for 1, JSON does not."""


def first_repeated(items: list[Any]) -> int | None:
    """The place of the first item that equals one before it as JSON: 1 is 1.0, but true is not 1. In one pass."""
    seen = set()
    for place, item in enumerate(items):
        hashable = _hashable(item)
        if hashable in seen:
            return place
        seen.add(hashable)
    return None


def _hashable(value: Any) -> Any:
    if isinstance(value, dict):
        return frozenset((key, _hashable(inner)) for key, inner in value.items())
    if isinstance(value, list):
        return tuple(_hashable(inner) for inner in value)
    return _BOOLEANS[value] if isinstance(value, bool) else value


KEYWORDS: Mapping[str, Sure] = {
    "type": _type,
    "properties": _properties,
    "additionalProperties": _additional_properties,
    "required": _required,
    "items": _items,
    "pattern": _pattern,
    "enum": _enum,
    "const": _const,
    "format": _format,
    "minimum": _minimum,
    "maximum": _maximum,
    "exclusiveMinimum": _exclusive_minimum,
    "maxLength": _max_length,
    "minItems": _min_items,
    "maxItems": _max_items,
    "uniqueItems": _unique_items,
    "minProperties": _min_properties,
    "propertyNames": _property_names,
    "dependentRequired": _dependent_required,
    "allOf": _all_of,
    "if": _if,
    "then": _said_by_if,
    "else": _said_by_if,
}
