"""Quick answers for the schema keywords that are met most, each made once from the schema.

A `Check` tells whether an instance *surely* satisfies a keyword. "No" means only "not sure":
then jsonschema's own function for the keyword has the last word. So nothing is ever refused
here, and no error is ever made here. Loops stand where ``all`` would be shorter: they are
faster, and this is where the time of a validation goes.
"""

import re
from collections.abc import Callable, Mapping
from math import isfinite
from typing import Any

from okrkit.reading.shape.formats import FORMATS
from okrkit.reading.shape.repeats import first_repeated

Check = Callable[[Any], bool]
"""instance → surely satisfied."""

Schema = Mapping[str, Any]

_CLASSES: Mapping[str, type] = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "null": type(None),
    "integer": int,
}
_RECORD = ("type", "required", "properties", "additionalProperties")


def surely(schema: Any) -> Check:
    """Whether an instance surely satisfies a whole schema."""
    if not isinstance(schema, dict):
        return _always if schema is True else _never
    checks, rest = [], schema
    if schema.get("type") == "object" and "properties" in schema and schema.get("additionalProperties") is False:
        checks, rest = [_record(schema)], {keyword: value for keyword, value in schema.items() if keyword not in _RECORD}
    checks += [KEYWORDS.get(keyword, _unknown)(value, schema) for keyword, value in rest.items()]
    return _all([check for check in checks if check is not _always])


def surely_not(schema: Any) -> Check:
    """Whether an instance surely breaks a schema, told only for the few keywords that conditions are made of."""
    if not isinstance(schema, dict):
        return _always if schema is False else _never
    required = schema.get("required", ())
    broken = [(name, surely_not(inner)) for name, inner in schema.get("properties", {}).items()]
    words = schema.get("enum", [schema["const"]] if "const" in schema else None)
    no_text = schema.get("type", "string") in ("object", "array")

    def check(instance: Any) -> bool:
        if isinstance(instance, dict):
            for name in required:
                if name not in instance:
                    return True
            return any(name in instance and is_broken(instance[name]) for name, is_broken in broken)
        return isinstance(instance, str) and (no_text or (words is not None and instance not in words))

    return check


def _always(_: Any) -> bool:
    return True


def _never(_: Any) -> bool:
    return False


def _unknown(_: Any, __: Schema) -> Check:
    return _never


def _all(checks: list[Check]) -> Check:
    if len(checks) <= 2:
        first, second = [*checks, _always, _always][:2]
        return first if second is _always else lambda instance: first(instance) and second(instance)

    def check(instance: Any) -> bool:
        for each in checks:  # noqa: SIM110
            if not each(instance):
                return False
        return True

    return check


def _record(schema: Schema) -> Check:
    """The four keywords of a map with known fields at once, which is most of what there is to check."""
    fields = {name: surely(inner) for name, inner in schema["properties"].items()}
    required = tuple(schema.get("required", ()))

    def check(instance: Any) -> bool:
        if type(instance) is not dict:
            return False
        for name in required:
            if name not in instance:
                return False
        for name, value in instance.items():  # noqa: SIM110
            if name not in fields or not fields[name](value):
                return False
        return True

    return check


def _type(value: Any, _: Schema) -> Check:
    if isinstance(value, list):
        kinds = [_type(one, {}) for one in value]
        return lambda instance: any(kind(instance) for kind in kinds)
    if value == "number":
        return lambda instance: type(instance) is int or (type(instance) is float and isfinite(instance))
    wanted = _CLASSES.get(value)
    return lambda instance: type(instance) is wanted


def _properties(value: Any, _: Schema) -> Check:
    fields = [(name, surely(inner)) for name, inner in value.items()]

    def check(instance: Any) -> bool:
        return not isinstance(instance, dict) or all(name not in instance or sure(instance[name]) for name, sure in fields)

    return check


def _additional_properties(value: Any, schema: Schema) -> Check:
    if "patternProperties" in schema:
        return _never
    known, sure = schema.get("properties", {}).keys(), surely(value)

    def check(instance: Any) -> bool:
        return not isinstance(instance, dict) or all(name in known or sure(inner) for name, inner in instance.items())

    return check


def _items(value: Any, schema: Schema) -> Check:
    sure = _never if "prefixItems" in schema else surely(value)

    def check(instance: Any) -> bool:
        if isinstance(instance, list):
            for inner in instance:
                if not sure(inner):
                    return False
        return True

    return check


def _pattern(value: Any, _: Schema) -> Check:
    search = re.compile(value).search
    return lambda instance: not isinstance(instance, str) or search(instance) is not None


def _format(value: Any, _: Schema) -> Check:
    is_valid: Check = FORMATS.get(value, _never)
    return lambda instance: not isinstance(instance, str) or is_valid(instance)


def _const(value: Any, _: Schema) -> Check:
    kind = type(value)
    return (lambda instance: type(instance) is kind and instance == value) if kind in (str, int, bool) else _never


def _required(value: Any, _: Schema) -> Check:
    return lambda instance: not isinstance(instance, dict) or all(name in instance for name in value)


def _dependent_required(value: Any, _: Schema) -> Check:
    pairs = [(asking, name) for asking, needed in value.items() for name in needed]
    return lambda instance: (
        not isinstance(instance, dict) or all(name in instance for asking, name in pairs if asking in instance)
    )


def _property_names(value: Any, _: Schema) -> Check:
    sure = surely(value)
    return lambda instance: not isinstance(instance, dict) or all(map(sure, instance))


def _if(value: Any, schema: Schema) -> Check:
    """What holds whether or not the condition does is sure; else it takes a sure "no", or the condition does not matter."""
    yes, no = surely(value), surely_not(value)
    then, otherwise = surely(schema.get("then", True)), surely(schema.get("else", True))

    def check(instance: Any) -> bool:
        if no(instance):
            return otherwise(instance)
        return then(instance) and (otherwise(instance) or yes(instance))

    return check


def _of(kind: type | tuple[type, ...], holds: Callable[[Any, Any], bool]) -> Callable[[Any, Schema], Check]:
    """A keyword that compares an instance of some type with its value and is satisfied by any other type."""

    def make(value: Any, _: Schema) -> Check:
        return lambda instance: not isinstance(instance, kind) or isinstance(instance, bool) or holds(instance, value)

    return make


KEYWORDS: Mapping[str, Callable[[Any, Schema], Check]] = {
    "type": _type,
    "properties": _properties,
    "additionalProperties": _additional_properties,
    "required": _required,
    "items": _items,
    "pattern": _pattern,
    "enum": lambda value, _: lambda instance: type(instance) is str and instance in value,
    "const": _const,
    "format": _format,
    "minimum": _of((int, float), lambda instance, value: instance >= value),
    "maximum": _of((int, float), lambda instance, value: instance <= value),
    "exclusiveMinimum": _of((int, float), lambda instance, value: instance > value),
    "maxLength": _of(str, lambda instance, value: len(instance) <= value),
    "minItems": _of(list, lambda instance, value: len(instance) >= value),
    "maxItems": _of(list, lambda instance, value: len(instance) <= value),
    "minProperties": _of(dict, lambda instance, value: len(instance) >= value),
    "uniqueItems": _of(list, lambda instance, value: first_repeated(instance) is None),
    "propertyNames": _property_names,
    "dependentRequired": _dependent_required,
    "allOf": lambda value, _: _all([surely(inner) for inner in value]),
    "if": _if,
    "then": lambda _, __: _always,
    "else": lambda _, __: _always,
}
