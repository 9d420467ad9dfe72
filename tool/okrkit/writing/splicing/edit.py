"""What can be done to the data of a file. Here is what an edit means; `splice` does the same to the text."""

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Any

from okrkit.address import Pointer
from okrkit.reading.events import JSON


@dataclass(frozen=True, slots=True)
class Put:
    """A value under a key of a mapping, new or not, or in the place of an item of a list."""

    pointer: Pointer
    value: JSON


@dataclass(frozen=True, slots=True)
class Insert:
    """One more item of the list at ``pointer``, which may be missing, before the one at ``index``; at the end for None.

    ``remarks`` are comments for the lines above keys of the item, ``lines`` how it is written elsewhere, to be taken over
    with its comments; both count only where it stands in lines.
    """

    pointer: Pointer
    value: JSON
    index: int | None = None
    remarks: Mapping[str, Sequence[str]] | None = None
    lines: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Remove:
    """A key with its value, or an item."""

    pointer: Pointer


@dataclass(frozen=True, slots=True)
class Rekey:
    """Another key for a value of a mapping."""

    pointer: Pointer
    key: str


Edit = Put | Insert | Remove | Rekey


def applied(data: JSON, edit: Edit) -> JSON:
    """The data after an edit, which share with those before what is the same in both.

    Raises LookupError where there is nothing that could be edited so.
    """
    if not edit.pointer:
        raise LookupError(edit.pointer)
    result: JSON = {} if data is None else copy(data)  # a file that says nothing yet
    *way, last = edit.pointer
    around: Any = result
    for step in way:
        around[step] = copy(_inside(around, step))
        around = around[step]
    if isinstance(edit, Remove):
        _inside(around, last)
        del around[last]
    elif isinstance(edit, Rekey):
        _inside(around, last)
        if edit.key in around or not isinstance(last, str):
            raise LookupError(edit.key)
        fields = [(edit.key if key == last else key, value) for key, value in around.items()]
        around.clear()
        around.update(fields)
    elif isinstance(edit, Insert):
        items = around.get(last) if isinstance(around, dict) else _inside(around, last)
        items = [] if items is None else items
        if not isinstance(items, list):
            raise LookupError(edit.pointer)
        at = len(items) if edit.index is None else edit.index
        if not 0 <= at <= len(items):
            raise LookupError(edit.pointer)
        around[last] = [*items[:at], edit.value, *items[at:]]
    elif isinstance(around, dict) and isinstance(last, str):
        around[last] = edit.value
    else:
        _inside(around, last)
        around[last] = edit.value
    done: JSON = result
    return done


def same(one: JSON, other: JSON) -> bool:
    """Whether two data say the same; true is not 1, and the order of keys says nothing."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return one == other


def _inside(around: Any, step: str | int) -> Any:
    fits = isinstance(around, dict) if isinstance(step, str) else isinstance(around, list) and step >= 0
    if not fits:
        raise LookupError(step)
    return around[step]
