"""What a file with faults still says, so that one fault does not hide the next."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any, TypeVar

from okrkit.address import Pointer
from okrkit.reading.fields import Misshapen

Built = TypeVar("Built")

_NAMING = frozenset({"objectives", "key_results", "initiatives", "teams", "people", "cycles", "lenses", "metrics"})
"""What gives names to others: without one of these, names would be missing that the file does have."""

_MOST_REPAIRS = 50


def salvage(build: Callable[[object], Built], data: object) -> Built | None:
    """What can be built of data once the parts that have no shape are left out; None where too little is left.

    A text that must be there is stood in for by one that nobody can mean. The result is only to be
    checked: its values are not those of the file.
    """
    left = deepcopy(data)
    for attempt in range(_MOST_REPAIRS):
        try:
            return build(left)
        except Misshapen as fault:
            if not _repair(left, fault.pointer, f"?{attempt}"):
                return None
    return None


def _repair(data: Any, pointer: Pointer, stand_in: str) -> bool:
    """Take out the field at a place, or put a text where one is missing; False where that would take names away."""
    place = data
    for step in pointer[:-1]:
        place = place[step]
    if not pointer or not isinstance(place, dict):
        return _leave_out(data, pointer[:-1])
    last = pointer[-1]
    if last not in place:
        place[last] = stand_in
        return True
    if isinstance(place[last], str) and place[last].startswith("?"):  # a text will not do: it has to be a date
        return _leave_out(data, pointer[:-1])
    return _leave_out(data, pointer)


def _leave_out(data: Any, pointer: Pointer) -> bool:
    """Delete the innermost field that a pointer leads through."""
    while pointer and isinstance(pointer[-1], int):
        pointer = pointer[:-1]
    if not pointer or _NAMING & set(pointer[-2:]):
        return False
    place = data
    for step in pointer[:-1]:
        place = place[step]
    del place[pointer[-1]]
    return True
