"""Equal items in a list, found in one pass."""

from typing import Any

_BOOLEANS = {True: object(), False: object()}
"""Python takes true for 1, JSON does not."""


def first_repeated(items: list[Any]) -> int | None:
    """The place of the first item that equals one before it as JSON values do (1 is 1.0); None where all differ."""
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
