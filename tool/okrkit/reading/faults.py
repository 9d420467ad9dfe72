"""Turns schema errors into what a person wants to read: one fault for each wrong thing, in the words of the file."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from okrkit.address import Pointer
from okrkit.reading.nearest import nearest
from okrkit.reading.shapes import SchemaError, Shape, quoted, shape_of
from okrkit.reading.wording import example, fields, wording


class Fault(NamedTuple):
    """One wrong thing in a file. ``on_key`` tells that it is the key at the pointer, not its value."""

    pointer: Pointer
    message: str
    help: str
    on_key: bool


_FIRST = ("type", "const", "enum", "not", "pattern", "format")
"""Of several things wrong with one value the first of these is said; the rest follow from it or come after it."""


def faults(errors: Iterable[SchemaError], root: Mapping[str, Any], base: Pointer = ()) -> list[Fault]:
    """The faults behind the errors of data that stands at ``base`` in a document.

    ``root`` is its schema with all words, references put in place.
    """
    shapes = [shape for error in errors for shape in _shapes(error, root, base)]
    strangers = {shape.pointer: _strangers(shape) for shape in shapes if shape.keyword == "additionalProperties"}
    of_values: dict[tuple[Pointer, bool], Shape] = {}
    found: dict[tuple[Pointer, str], Fault] = {}
    for shape in shapes:
        if shape.keyword in ("required", "dependentRequired"):
            found |= dict(_missing(shape, strangers.get(shape.pointer, {})))
        elif shape.keyword == "additionalProperties":
            found |= {(shape.pointer, key): _stranger(shape, key, guess) for key, guess in strangers[shape.pointer].items()}
        else:
            known = of_values.setdefault((shape.pointer, shape.on_key), shape)
            if _rank(shape) < _rank(known):
                of_values[shape.pointer, shape.on_key] = shape
    incomplete = {fault.pointer for fault in found.values()}
    for (pointer, on_key), shape in of_values.items():
        if shape.keyword == "minProperties" and pointer in incomplete:
            continue
        message, help = wording(shape)
        found.setdefault((pointer, f"={on_key}"), Fault(pointer, message, help, on_key or shape.keyword == "not"))
    return list(found.values())


def _rank(shape: Shape) -> int:
    return _FIRST.index(shape.keyword) if shape.keyword in _FIRST else len(_FIRST)


def _shapes(error: SchemaError, root: Mapping[str, Any], base: Pointer) -> Iterator[Shape]:
    """The error itself, or for one of several allowed shapes the errors of the one that was meant."""
    if error.validator in ("anyOf", "oneOf") and error.context:
        branches: dict[object, list[SchemaError]] = {}
        for inner in error.context:
            branches.setdefault(next(iter(inner.schema_path)), []).append(inner)
        fitting = [each for each in branches.values() if not any(_is_other_shape(inner) for inner in each)]
        if len(fitting) == 1:
            for inner in fitting[0]:
                yield from _shapes(inner, root, base)
            return
    yield shape_of(error, root, base)


def _is_other_shape(error: SchemaError) -> bool:
    """Whether an error says that a branch was never meant: another type, or another word in the field that tells them apart."""
    own_steps = len(tuple(error.relative_path))
    return (error.validator == "type" and own_steps == 0) or (error.validator == "const" and own_steps <= 1)


def _missing(shape: Shape, strangers: Mapping[str, str | None]) -> Iterator[tuple[tuple[Pointer, str], Fault]]:
    """Keys that have to be there; not those that stand there misspelt, nor what only follows from a misspelt one."""
    if shape.keyword == "required":
        names = list(shape.value)
    else:
        names = [name for asking, needed in shape.value.items() if asking in shape.instance for name in needed]
    for name in names:
        if name in shape.instance or name in strangers.values() or (shape.condition and strangers):
            continue
        help = f"add it{example(name, shape.properties.get(name, {}))}"
        yield (
            (shape.pointer, name),
            Fault(
                shape.pointer, f"{quoted(name)} is missing", f"{shape.condition}; {help}" if shape.condition else help, False
            ),
        )


def _strangers(shape: Shape) -> dict[str, str | None]:
    """Keys that the schema does not know, each with the field that was probably meant."""
    free = [name for name in shape.properties if name not in shape.instance]
    return {key: next(iter(nearest(key, free)), None) for key in map(str, shape.instance) if key not in shape.properties}


def _stranger(shape: Shape, key: str, guess: str | None) -> Fault:
    message = f"{quoted(key)} is not a field of {'the file' if not shape.pointer else shape.noun}"
    if guess:
        message += f"; did you mean {quoted(guess)}?"
    return Fault((*shape.pointer, key), message, "" if guess else fields(shape), True)
