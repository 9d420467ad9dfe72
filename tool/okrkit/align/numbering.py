"""The rows of an outline with numbers like 1.2.1, so that it reads as one where nothing can be drawn."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from okrkit.align.graph import Cycles, Graph
from okrkit.align.outline import Row
from okrkit.objective import Link, Objective
from okrkit.reference import Reference


@dataclass(frozen=True, slots=True)
class Numbered:
    """A row with its number and the objective under which it stands, None at the top.

    ``links`` are all that lead from it to that one, to the objective itself or to key results of it. ``part`` is what it
    counts there among those of the same cycles that support it, 0 to 1, by the weights of the links; None at the top.
    It ``is_weighed`` where they do not all count the same. ``in_full`` is the number under which it stands with what
    supports it: its own, unless it is repeated.
    """

    row: Row
    number: str
    under: Objective | None
    links: tuple[Link, ...]
    part: float | None
    is_weighed: bool
    in_full: str


def number_rows(graph: Graph, rows: Iterable[Row], cycles: Cycles = None) -> tuple[Numbered, ...]:
    """The rows of an outline of some cycles with their numbers, from 1 on each level."""
    path: list[tuple[int, Objective]] = []
    full: dict[Reference, str] = {}
    placed: list[tuple[Row, str, Objective | None]] = []
    for row in rows:
        at = path[row.depth][0] + 1 if row.depth < len(path) else 1
        path[row.depth :] = [(at, row.objective)]
        number = ".".join(str(step) for step, _ in path)
        placed.append((row, number, path[-2][1] if row.depth else None))
        if not row.repeated:
            full[row.objective.reference] = number
    unders = {under.reference: under for _, _, under in placed if under}
    parts = {reference: _parts(graph, under, cycles) for reference, under in unders.items()}
    return tuple(
        Numbered(
            row,
            number,
            under,
            links=_links(graph, row.objective, under),
            part=parts[under.reference].get(row.objective.reference, 0.0) if under else None,
            is_weighed=len(set(parts[under.reference].values())) > 1 if under else False,
            in_full=full.get(row.objective.reference, number),
        )
        for row, number, under in placed
    )


def _links(graph: Graph, objective: Objective, under: Objective | None) -> tuple[Link, ...]:
    return tuple(link for link, parent in graph.parents(objective) if under and parent.reference == under.reference)


def _parts(graph: Graph, under: Objective, cycles: Cycles) -> Mapping[Reference, float]:
    """What each supporter counts; one with several links by the largest, one that was dropped nothing."""
    weights: dict[Reference, float] = {}
    for link, child in graph.links.down.get(under.reference, ()):
        if child.dropped is None and (cycles is None or child.cycle in cycles):
            weights[child.reference] = max(link.weight, weights.get(child.reference, 0.0))
    whole = sum(weights.values())
    return {reference: weight / whole for reference, weight in weights.items()}
