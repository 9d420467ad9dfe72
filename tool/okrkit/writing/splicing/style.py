"""The house style: the order of keys, and what takes a line and what takes several."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from okrkit.address import Pointer
from okrkit.reading.events import JSON
from okrkit.reading.schema import SchemaName
from okrkit.writing.splicing.order import order_of

WIDTH = 128
"""The longest line that is put together. One that somebody wrote stays one line, however long it is."""

_LOOSE = (
    ("contributors", "ambition"),
    ("key_results", "initiatives"),
    ("feedback", "dropped", "discussion", "tags"),
    ("proves", "guards", "lens"),
    (
        "metric",
        "population",
        "unit",
        "baseline",
        "baseline_date",
        "target",
        "commit",
        "stretch",
        "at_least",
        "at_most",
        "between",
    ),
    ("drives", "owner"),
)
"""Neighbours in the order of a schema that stand in the order in which somebody wrote them."""

_LIST_OF_LINES = frozenset(
    (
        "check_ins",
        "milestones",
        "trajectory",
        "rebaselines",
        "values",
        "initiatives",
        "depends_on",
        "feedback",
        "cycles",
        "exempt",
    )
)
_MAPS_OF_LINES = (("teams",), ("people",))
_LINES = ("source", "dropped")
_TALL_KEYS = frozenset(("objectives", "key_results", "teams", "people", "metrics", "review"))


def sorted_keys(kind: SchemaName, pointer: Pointer, keys: Sequence[str]) -> list[str]:
    """Keys of a mapping in their order; one that the schema does not know follows the one that it followed."""
    ranks = _ranks(tuple(order_of(kind)(pointer)))
    rank, ranked = -1, []
    for key in keys:
        rank = ranks.get(key, rank)
        ranked.append((rank, key))
    return [key for _, key in sorted(ranked, key=lambda one: one[0])]


@cache
def _ranks(order: tuple[str, ...]) -> dict[str, int]:
    ranks = {key: rank for rank, key in enumerate(order)}
    for group in _LOOSE:
        if all(key in ranks for key in group):
            ranks |= dict.fromkeys(group, ranks[group[0]])
    return ranks


def is_tall(pointer: Pointer, value: JSON) -> bool:
    """Whether each part of something always has a line of its own: what holds a plan together, and lists of mappings."""
    if isinstance(value, list) and any(isinstance(item, dict) and item for item in value):
        return True
    if not pointer:
        return True
    if "custom" in pointer:
        return False
    around: Any = pointer[-2] if len(pointer) > 1 else None
    if isinstance(pointer[-1], int):
        return around in ("objectives", "key_results")
    return pointer[-1] in _TALL_KEYS or pointer[:-1] == ("metrics",)


def is_line(pointer: Pointer) -> bool:
    """Whether something is a line of its own wherever it fits, like a check-in, a milestone or a team."""
    if "custom" in pointer or not pointer:
        return False
    if isinstance(pointer[-1], int):
        return len(pointer) > 1 and pointer[-2] in _LIST_OF_LINES
    return pointer[:-1] in _MAPS_OF_LINES or pointer[-1] in _LINES


def is_apart(pointer: Pointer) -> bool:
    """Whether there is an empty line between it and the one before it."""
    return len(pointer) == 2 and pointer[0] == "objectives"


def may_be_bare(pointer: Pointer) -> bool:
    """Whether a word like ``off`` stays without quotes: the settings of rules are written so everywhere."""
    return pointer[:2] == ("lint", "rules")
