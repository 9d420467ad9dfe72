"""Turns schema errors into what a person wants to read: one fault for each wrong thing, in the words of the file."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import Any, NamedTuple

from okrkit.address import Pointer
from okrkit.reading.nearest import nearest
from okrkit.reading.shape.shapes import SchemaError, Shape, quoted, shape_of
from okrkit.reading.shape.wording import example, fields, wording


class Fault(NamedTuple):
    """One wrong thing in a file. ``on_key`` tells that it is the key at the pointer, not its value."""

    pointer: Pointer
    message: str
    help: str
    on_key: bool


MOST_STRANGERS = 50
"""So many unknown keys in one map are told; whoever has more of them meant another file."""

_MEANT = {
    "aligned_to": ("aligns_to",),
    "assignee": ("owner",),
    "comment": ("note",),
    "comments": ("note",),
    "deadline": ("due",),
    "description": ("why",),
    "due_date": ("due",),
    "end": ("ends", "due"),
    "goal": ("target",),
    "initial": ("baseline",),
    "krs": ("key_results",),
    "name": ("title",),
    "parent": ("aligns_to",),
    "parents": ("aligns_to",),
    "period": ("cycle",),
    "progress": ("check_ins",),
    "quarter": ("cycle",),
    "reason": ("because", "why"),
    "results": ("key_results",),
    "start": ("starts", "baseline"),
    "supports": ("aligns_to",),
    "type": ("kind",),
    "updates": ("check_ins",),
}
"""What other tools and people call a field."""

_FIRST = ("type", "const", "enum", "false", "pattern", "format")
"""Of several things wrong with one value the first of these is said; the rest follow from it or come after it."""


def faults(errors: Iterable[SchemaError], root: Mapping[str, Any], data: Any, base: Pointer = ()) -> list[Fault]:
    """The faults behind the errors of data that stands at ``base`` in a document.

    ``root`` is its schema with all words, references put in place.
    """
    shapes = [replace(shape, pointer=(*base, *shape.pointer)) for error in errors for shape in _shapes(error, root, data)]
    strangers = {shape.pointer: _strangers(shape) for shape in shapes if shape.keyword == "additionalProperties"}
    of_values: dict[tuple[Pointer, bool], Shape] = {}
    found: dict[tuple[Pointer, str], Fault] = {}
    for shape in shapes:
        if shape.keyword in ("required", "dependentRequired"):
            found |= {(shape.pointer, name): _missing(shape, name) for name in _needed(shape, strangers.get(shape.pointer, {}))}
        elif shape.keyword == "additionalProperties":
            found |= {(shape.pointer, key): _stranger(shape, key, guess) for key, guess in strangers[shape.pointer].items()}
        else:
            of_values[shape.pointer, shape.on_key] = min(of_values.get((shape.pointer, shape.on_key), shape), shape, key=_rank)
    incomplete = {fault.pointer for fault in found.values()}
    for shape in of_values.values():
        if shape.keyword != "minProperties" or shape.pointer not in incomplete:
            found[shape.pointer, f"={shape.on_key}"] = Fault(shape.pointer, *wording(shape), shape.on_key)
    return list(found.values())


def _rank(shape: Shape) -> int:
    return _FIRST.index(shape.keyword) if shape.keyword in _FIRST else len(_FIRST)


def _shapes(error: SchemaError, root: Mapping[str, Any], data: Any) -> Iterator[Shape]:
    """The error itself; of several allowed shapes the errors of the one that was meant; the keys that must not be there."""
    shape = shape_of(error, root)
    if error.validator in ("anyOf", "oneOf") and (meant := _meant(error.context)):
        for inner in meant:
            yield from _shapes(inner, root, data)
    elif error.validator is None and shape.path[-1:] == ("properties",):  # jsonschema does not tell the key of a false schema
        around = _at(data, shape.pointer)
        for name, inner in shape.schema.items():
            if inner is False and name in around:
                yield replace(shape, pointer=(*shape.pointer, name), on_key=True)
    else:
        yield shape


def _at(data: Any, pointer: Pointer) -> Any:
    for step in pointer:
        data = data[step]
    return data


def _meant(errors: Iterable[SchemaError]) -> list[SchemaError]:
    """Of the errors of several branches those of the one that was meant; none where that cannot be told."""
    branches: dict[object, list[SchemaError]] = {}
    for error in errors:
        branches.setdefault(next(iter(error.schema_path)), []).append(error)
    fitting = [branch for branch in branches.values() if not any(map(_is_other_shape, branch))]
    return fitting[0] if len(fitting) == 1 else []


def _is_other_shape(error: SchemaError) -> bool:
    """Whether a branch was never meant: another type, or another word in the field that tells the branches apart."""
    steps = len(tuple(error.relative_path))
    return (error.validator == "type" and steps == 0) or (error.validator == "const" and steps <= 1)


def _needed(shape: Shape, strangers: Mapping[str, str | None]) -> Iterator[str]:
    """Keys that are missing; not those that are there misspelt, nor what may only follow from a misspelt one."""
    if shape.keyword == "required":
        names = shape.value
    else:
        names = (name for asking, needed in shape.value.items() if asking in shape.instance for name in needed)
    for name in names:
        if name not in shape.instance and name not in strangers.values() and not (shape.condition and strangers):
            yield name


def _missing(shape: Shape, name: str) -> Fault:
    help = f"add it{example(name, shape.properties.get(name, {}))}"
    return Fault(shape.pointer, f"{quoted(name)} is missing", f"{shape.condition}; {help}" if shape.condition else help, False)


def _strangers(shape: Shape) -> dict[str, str | None]:
    """Keys that the schema does not know, each with the field that was probably meant."""
    free = [name for name in shape.properties if name not in shape.instance]
    unknown = islice((key for key in map(str, shape.instance) if key not in shape.properties), MOST_STRANGERS)
    return {key: next(_guesses(key, free), None) for key in unknown}


def _guesses(key: str, free: list[str]) -> Iterator[str]:
    yield from (name for name in _MEANT.get(key.casefold(), ()) if name in free)
    yield from nearest(key, free)


def _stranger(shape: Shape, key: str, guess: str | None) -> Fault:
    meant = f"; did you mean {quoted(guess)}?" if guess else ""
    message = f"{quoted(key)} is not a field of {shape.noun if shape.pointer else 'the file'}{meant}"
    return Fault((*shape.pointer, key), message, "" if guess else fields(shape), True)
