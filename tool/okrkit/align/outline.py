"""The alignment as an outline: every objective once in full, under the first thing that it supports."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from okrkit.align.graph import Graph
from okrkit.objective import Link, Objective
from okrkit.reference import Reference


@dataclass(frozen=True, slots=True)
class Row:
    """An objective's place in the outline; rows follow each other from the top down.

    ``link`` is the one that puts it here, None at the top. ``also`` are the other objectives that
    it supports. Where it is ``repeated`` it stands under one of those: what supports it is listed
    only where it stands in full. ``supporters`` counts the objectives that support it directly.
    """

    objective: Objective
    depth: int
    link: Link | None
    also: tuple[Objective, ...]
    repeated: bool
    supporters: int


def outline(
    graph: Graph,
    cycles: Collection[str],
    keep: Callable[[Objective], bool] | None = None,
    top: Objective | None = None,
) -> tuple[Row, ...]:
    """The objectives of some cycles in the order of their teams, or only ``top`` and what serves it.

    Rows that ``keep`` refuses stay only where they are the way down to others. Objectives that
    support each other in a circle hang from the first of them.
    """
    starts = (top,) if top else graph.roots(cycles)
    shown = (top, *graph.below(top, cycles)) if top else graph.within(cycles)
    homes = _first_parents(graph, shown, cycles)
    rows = _unfold(graph, starts, cycles, homes)
    while lost := _lost(rows):  # only where links run in a circle: the first parent hangs from the child itself
        homes |= lost
        rows = _unfold(graph, starts, cycles, homes)
    plain = [row for row, _ in rows]
    return tuple(plain if keep is None else _kept(plain, keep))


Homes = dict[Reference, Reference | None]
"""Under which parent each objective stands in full."""

Placed = tuple[Row, Reference | None]
"""A row, and the parent that it hangs under."""


def _first_parents(graph: Graph, shown: Iterable[Objective], cycles: Collection[str]) -> Homes:
    inside = {objective.reference for objective in shown}
    return {
        objective.reference: next((up.reference for _, up in graph.parents(objective, cycles) if up.reference in inside), None)
        for objective in shown
    }


def _lost(rows: Iterable[Placed]) -> Homes:
    """The objectives that stand in full nowhere, each with the first parent under which it was met."""
    full = {row.objective.reference for row, _ in rows if not row.repeated}
    return {row.objective.reference: above for row, above in reversed(list(rows)) if row.objective.reference not in full}


def _unfold(graph: Graph, starts: Iterable[Objective], cycles: Collection[str], homes: Homes) -> list[Placed]:
    """Top objectives and all that supports them, without recursion: a hostile plan is a thousand levels deep."""
    rows: list[Placed] = []
    unfolded: set[Reference] = set()
    waiting: list[tuple[Objective, int, Reference | None]] = [(start, 0, None) for start in reversed(tuple(starts))]
    while waiting:
        objective, depth, above = waiting.pop()
        parents = {parent.reference: (link, parent) for link, parent in reversed(graph.parents(objective, cycles))}
        repeated = objective.reference in unfolded or (above is not None and homes[objective.reference] != above)
        link = parents[above][0] if above else None
        also = tuple(parent for reference, (_, parent) in reversed(parents.items()) if reference != above)
        below = graph.children(objective, cycles)
        rows.append((Row(objective, depth, link, also, repeated, len(below)), above))
        if not repeated:
            unfolded.add(objective.reference)
            waiting += [(child, depth + 1, objective.reference) for child in reversed(below)]
    return rows


def _kept(rows: list[Row], keep: Callable[[Objective], bool]) -> list[Row]:
    """The rows that are wanted and those above them."""
    kept: list[Row] = []
    needed = -1  # the depth of the row that the last kept one hangs under: going backwards it comes before any shallower one
    for row in reversed(rows):
        if row.depth == needed or keep(row.objective):
            kept.append(row)
            needed = row.depth - 1
    return kept[::-1]
