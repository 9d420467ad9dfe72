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
    shown = (top, *graph.below(top, cycles)) if top else graph.within(cycles)
    inside = {objective.reference for objective in shown}
    unfolded: set[Reference] = set()
    rows: list[Row] = []
    for start in (top,) if top else graph.roots(cycles):
        rows += _unfold(graph, start, cycles, inside, unfolded)
    return tuple(rows if keep is None else _kept(rows, keep))


def _unfold(
    graph: Graph, top: Objective, cycles: Collection[str], inside: Collection[Reference], unfolded: set[Reference]
) -> Iterable[Row]:
    """A top objective and all that supports it, without recursion: a hostile plan is a thousand levels deep."""
    waiting: list[tuple[Objective, int, Reference | None]] = [(top, 0, None)]
    while waiting:
        objective, depth, above = waiting.pop()
        parents = {parent.reference: (link, parent) for link, parent in reversed(graph.parents(objective, cycles))}
        first = next((reference for reference in reversed(parents) if reference in inside), None)
        repeated = objective.reference in unfolded or (above is not None and first != above)
        link = parents[above][0] if above else None
        also = tuple(parent for reference, (_, parent) in reversed(parents.items()) if reference != above)
        below = graph.children(objective, cycles)
        yield Row(objective, depth, link, also, repeated, len(below))
        if not repeated:
            unfolded.add(objective.reference)
            waiting += [(child, depth + 1, objective.reference) for child in reversed(below)]


def _kept(rows: list[Row], keep: Callable[[Objective], bool]) -> list[Row]:
    """The rows that are wanted and those above them."""
    kept: list[Row] = []
    needed = -1  # the depth of the row that the last kept one hangs under: going backwards it comes before any shallower one
    for row in reversed(rows):
        if row.depth == needed or keep(row.objective):
            kept.append(row)
            needed = row.depth - 1
    return kept[::-1]
