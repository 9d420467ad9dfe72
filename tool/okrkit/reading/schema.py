"""Whether data has the shape that a schema asks for. The one door to jsonschema.

jsonschema is the authority: every fault comes from its own keyword functions. Two things make
it quick where there is no fault: keyword functions that answer the common case by themselves
(`lean`), and, where it is installed, jsonschema-rs as a gate that can only say "nothing wrong".
"""

import re
from collections.abc import Callable
from functools import cache
from itertools import islice
from math import isfinite
from typing import TYPE_CHECKING, Any, Literal

from okrkit.reading.faults import Fault, faults
from okrkit.reading.flatten import bare, inline
from okrkit.reading.formats import FORMATS
from okrkit.reading.lean import KEYWORDS, Sure
from okrkit.reading.shipped import schema, schema_digest, schema_names

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

__all__ = ["Fault", "SchemaName", "check", "schema", "schema_digest", "schema_names"]

SchemaName = Literal["workspace", "okr", "metrics"]

MOST_FAULTS = 200
"""After so many faults in one file more of them help nobody."""


def check(data: Any, name: str) -> list[Fault]:
    """What is wrong with the shape of JSON data by a shipped schema, one fault for each wrong thing; empty when valid.

    Never raises for what stands in the data. Raises `OkrError` where there is no schema of that name.
    """
    try:
        if _gate(name)(data):
            return []
        errors = list(islice(_validator(name).iter_errors(data), MOST_FAULTS))
    except (RecursionError, re.error, OverflowError, TypeError, ValueError) as problem:
        return [cannot_validate(problem)]
    return faults(errors, _annotated(name))


def cannot_validate(problem: Exception) -> Fault:
    """The fault that says that the validator gave up, so that nothing passes by accident."""
    return Fault((), f"this file cannot be validated: {type(problem).__name__}", "Make its values simpler", False)


@cache
def _annotated(name: str) -> dict[str, Any]:
    """The schema with all its words, along the same paths as the compiled one."""
    return inline(schema(name))


@cache
def _validator(name: str) -> "Validator":
    from referencing import Registry

    # A registry of our own, with nothing to retrieve: the default one would open addresses from a schema.
    validator: Validator = _lean_class()(bare(_annotated(name)), format_checker=format_checker(), registry=Registry())
    return validator


@cache
def format_checker() -> Any:
    """Our formats and no others."""
    from jsonschema import FormatChecker

    checker = FormatChecker(formats=())
    for name, is_valid in FORMATS.items():
        checker.checks(name)(_of_text(is_valid))
    return checker


def _of_text(is_valid: Callable[[str], bool]) -> Callable[[object], bool]:
    return lambda instance: not isinstance(instance, str) or is_valid(instance)


@cache
def _lean_class() -> Any:
    """JSON Schema 2020-12 by jsonschema, which is asked only where `lean` is not sure."""
    from jsonschema import Draft202012Validator, validators

    own = Draft202012Validator.VALIDATORS
    lean = {keyword: _lean(sure, own[keyword]) for keyword, sure in KEYWORDS.items() if keyword in own}
    types = Draft202012Validator.TYPE_CHECKER.redefine("number", _is_finite_number)
    extend: Any = validators.extend
    return extend(Draft202012Validator, lean, type_checker=types)


def _is_finite_number(_: Any, instance: object) -> bool:
    """Not a number and infinity pass every range: they are no numbers here."""
    return isinstance(instance, int | float) and not isinstance(instance, bool) and isfinite(instance)


def _lean(sure: Sure, own: Callable[..., Any]) -> Callable[..., Any]:
    def keyword(validator: Any, value: Any, instance: Any, schema: Any) -> Any:
        return None if sure(value, instance, schema) else own(validator, value, instance, schema)

    return keyword


@cache
def _gate(name: str) -> Callable[[Any], bool]:
    """A quick "surely valid", if jsonschema-rs is installed; its "no" is only a "perhaps not"."""
    try:
        import jsonschema_rs
    except ImportError:
        return lambda data: False
    quick = jsonschema_rs.Draft202012Validator(bare(_annotated(name)), validate_formats=True, formats=dict(FORMATS))

    def gate(data: Any) -> bool:
        try:
            return bool(quick.is_valid(data))
        except (ValueError, OverflowError, TypeError):  # what it cannot represent, like a number past 64 bits
            return False

    return gate
