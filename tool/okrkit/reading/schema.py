"""Whether data has the shape that a schema asks for. The one door to jsonschema.

jsonschema is the authority: every fault comes from its own keyword functions. Two things make
it quick where there is no fault: keyword functions that answer the common case by themselves
(`lean`), and, where it is installed, jsonschema-rs as a gate that can only say "nothing wrong".
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice
from math import isfinite
from typing import TYPE_CHECKING, Any, Literal

from okrkit.address import Address, Pointer
from okrkit.finding import Finding, Severity
from okrkit.plan import Plan
from okrkit.reading.shape.flatten import bare, inline
from okrkit.reading.shape.formats import FORMATS
from okrkit.reading.shape.repeats import first_repeated
from okrkit.reading.shipped import schema, schema_digest, schema_names
from okrkit.reading.tree import WORKSPACE_FILE, Tree

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

    from okrkit.reading.shape.faults import Fault
    from okrkit.reading.shape.lean import Check, Schema

__all__ = ["SchemaName", "check", "check_custom", "schema", "schema_digest", "schema_names"]

SchemaName = Literal["workspace", "okr", "metrics"]

GIVES_UP = (RecursionError, re.error, OverflowError, TypeError, ValueError)
"""What jsonschema raises on strange data and strange schemas; it is told as a fault, so that nothing passes by accident."""

MOST_FAULTS = 200
"""After so many faults in one file more of them help nobody."""


def check(data: Any, name: str) -> "list[Fault]":
    """What is wrong with the shape of JSON data by a shipped schema, one fault for each wrong thing; empty when valid.

    Never raises for what stands in the data. Raises `OkrError` where there is no schema of that name.
    """
    return [] if _gate(name)(data) else _check(data, _validator(name), _annotated(name))


def check_custom(plan: Plan, tree: Tree) -> Iterator[Finding]:
    """What is wrong with the ``custom`` fields of a plan by the schema that its workspace names, or with that schema."""
    if plan.custom_schema is None:
        return
    from okrkit.reading.shape.foreign import UnusableSchema

    try:
        words, validator = _compile_foreign(tree.read(plan.custom_schema))
    except UnusableSchema as unusable:
        message = f"`custom_schema` is `{plan.custom_schema}`, {unusable.message}"
        yield Finding("schema", Severity.ERROR, message, Address(WORKSPACE_FILE, ("custom_schema",)), unusable.help)
        return
    for objective in plan.objectives:
        customs = [(objective.at("custom"), objective.custom)]
        customs += [(key_result.at("custom"), key_result.custom) for key_result in objective.key_results]
        for address, custom in customs:
            for fault in _check(custom, validator, words, address.pointer) if custom else ():
                where = Address(address.path, fault.pointer, fault.on_key)
                yield Finding("schema", Severity.ERROR, fault.message, where, fault.help)


def _check(data: Any, validator: "Validator", words: dict[str, Any], base: Pointer = ()) -> "list[Fault]":
    from okrkit.reading.shape.faults import Fault, faults

    try:
        return faults(list(islice(validator.iter_errors(data), MOST_FAULTS)), words, data, base)
    except GIVES_UP as problem:
        return [Fault(base, f"this cannot be validated: {type(problem).__name__}", "make its values simpler", False)]


@cache
def _annotated(name: str) -> dict[str, Any]:
    """The schema with all its words, along the same paths as the compiled one."""
    return inline(schema(name))


@cache
def _validator(name: str) -> "Validator":
    return _compile(_annotated(name))


def _compile(words: dict[str, Any]) -> "Validator":
    from referencing import Registry

    # A registry of our own, with nothing to retrieve: the default one would open addresses from a schema.
    validator: Validator = _lean_class()(bare(words), format_checker=_format_checker(), registry=Registry())
    return validator


def _compile_foreign(text: bytes | None) -> tuple[dict[str, Any], "Validator"]:
    from jsonschema import Draft202012Validator, SchemaError

    from okrkit.reading.shape.foreign import UnusableSchema, read_foreign

    try:
        foreign = read_foreign(text)
        Draft202012Validator.check_schema(foreign)
        words = inline(foreign)
        return words, _compile(words)
    except SchemaError as error:
        where = ".".join(map(str, error.absolute_path)) or "the top"
        raise UnusableSchema("which is not a JSON Schema", f"at {where}: {error.message[:200]}") from None
    except GIVES_UP as problem:
        raise UnusableSchema("which is not a JSON Schema", type(problem).__name__) from None


@cache
def _format_checker() -> Any:
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

    from okrkit.reading.shape.lean import KEYWORDS

    own = {**Draft202012Validator.VALIDATORS, "uniqueItems": _unique_items}
    lean = {keyword: _lean(make, own[keyword]) for keyword, make in KEYWORDS.items() if keyword in own}
    types = Draft202012Validator.TYPE_CHECKER.redefine("number", _is_finite_number)
    extend: Any = validators.extend
    return extend(Draft202012Validator, lean, type_checker=types)


def _is_finite_number(_: Any, instance: object) -> bool:
    """Not a number and infinity pass every range: they are no numbers here."""
    return isinstance(instance, int | float) and not isinstance(instance, bool) and isfinite(instance)


def _unique_items(validator: Any, unique: Any, instance: Any, schema: Any) -> Iterator[Any]:
    """The keyword in one pass: jsonschema compares each item with each other, minutes for a long list of maps."""
    from jsonschema import ValidationError

    if unique and isinstance(instance, list) and first_repeated(instance) is not None:
        yield ValidationError(f"{instance!r} has non-unique elements")


def _lean(make: "Callable[[Any, Schema], Check]", own: Callable[..., Any]) -> Callable[..., Any]:
    """A keyword function that asks jsonschema's own only where the quick check is not sure."""
    checks: dict[int, tuple[Schema, Check]] = {}  # by identity of the schema, which is kept so that it stays the same one

    def keyword(validator: Any, value: Any, instance: Any, schema: Any) -> Any:
        if id(schema) not in checks:
            checks[id(schema)] = schema, make(value, schema)
        return None if checks[id(schema)][1](instance) else own(validator, value, instance, schema)

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
