"""What became of the records of a report: which came, which went, and what changed in those that stayed."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from okrkit.plan import Plan
from okrkit.reference import Reference
from okrkit.report.kinds.answer import Cell, Records

Row = tuple[Cell, ...]

_CYCLE = "cycle"
"""The name of a column that tells cycles apart."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A record that is there then and now, and the places of the columns that differ."""

    then: Row
    now: Row
    columns: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Differing:
    """Records then and now; ``key`` are the places of columns that tell them apart, ``same`` counts those without a change."""

    names: tuple[str, ...]
    key: tuple[int, ...]
    came: tuple[Row, ...]
    went: tuple[Row, ...]
    changed: tuple[Changed, ...]
    same: int


def differ(then: Records, now: Records, plan: Plan, *, across_cycles: bool = False) -> Differing | None:
    """The records of two answers of one kind, side by side, in their order; None where nothing tells which is which.

    What has another id in ``plan``, the present one, is the same all the same. Across cycles an objective is the one that is
    carried on: what says only in which cycle something is does not count.
    """
    if not now.key or then.names != now.names:
        return None

    def as_it_is(name: str, value: Cell) -> Cell:
        if isinstance(value, float):
            return round(value, 9)
        reference = Reference.parse(value) if isinstance(value, str) and "/" in value else None
        return str(_current(plan, reference)) if reference else value

    def timeless(name: str, value: Cell) -> Cell:
        seen = None if name == _CYCLE else as_it_is(name, value)
        reference = Reference.parse(seen) if isinstance(seen, str) and "@" in seen else None
        return str(replace(reference, cycle=None)) if reference else seen

    found = _laid_side_by_side(then, now, timeless) if across_cycles else None
    return found or _laid_side_by_side(then, now, as_it_is)


def _current(plan: Plan, reference: Reference) -> Reference:
    """A reference under the ids that the plan has now."""
    objective = plan.objective(reference)
    key_result = objective.key_result(reference.key_result) if objective and reference.key_result else None
    if key_result:
        return key_result.reference
    return replace(objective.reference, key_result=reference.key_result) if objective else reference


def _laid_side_by_side(then: Records, now: Records, seen: Callable[[str, Cell], Cell]) -> Differing | None:
    names = now.names
    key = tuple(names.index(name) for name in now.key)

    def by_key(rows: tuple[Row, ...]) -> dict[Row, Row]:
        return {tuple(seen(names[at], row[at]) for at in key): row for row in rows}

    before, after = by_key(then.rows), by_key(now.rows)
    if len(before) < len(then.rows) or len(after) < len(now.rows):
        return None
    pairs = [Changed(before[id], row, _columns(names, before[id], row, seen)) for id, row in after.items() if id in before]
    changed = tuple(pair for pair in pairs if pair.columns)
    return Differing(
        names=names,
        key=key,
        came=tuple(row for id, row in after.items() if id not in before),
        went=tuple(row for id, row in before.items() if id not in after),
        changed=changed,
        same=len(pairs) - len(changed),
    )


def _columns(names: tuple[str, ...], then: Row, now: Row, seen: Callable[[str, Cell], Cell]) -> tuple[int, ...]:
    return tuple(at for at, name in enumerate(names) if seen(name, then[at]) != seen(name, now[at]))
