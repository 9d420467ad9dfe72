"""The part of the alignment that a request touches, on both sides of it at once."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from okrkit.align.graph import Graph
from okrkit.objective import Objective
from okrkit.reference import Reference


class Presence(StrEnum):
    """On which sides of a request something is."""

    STAYS = "stays"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Node:
    """An objective around a request, as it is afterwards (before, where it is gone)."""

    objective: Objective
    presence: Presence
    touched: bool


@dataclass(frozen=True, slots=True)
class Edge:
    """That one objective serves another, both by their present names."""

    child: Reference
    parent: Reference
    presence: Presence


@dataclass(frozen=True)
class Neighbourhood:
    """What a request touches, all that this serves directly or through others, and what serves it directly.

    ``nodes`` stand in reading order, ``edges`` by their children.
    """

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()

    @property
    def touched(self) -> tuple[Node, ...]:
        """The objectives that the request touches itself."""
        return tuple(node for node in self.nodes if node.touched)

    @cached_property
    def by_reference(self) -> dict[Reference, Node]:
        """Each objective by its present name."""
        return {node.objective.reference: node for node in self.nodes}

    @cached_property
    def _up(self) -> dict[Reference, list[Edge]]:
        return _by(self.edges, lambda edge: edge.child)

    @cached_property
    def _down(self) -> dict[Reference, list[Edge]]:
        return _by(self.edges, lambda edge: edge.parent)

    def serves(self, node: Node) -> tuple[tuple[Node, Presence], ...]:
        """What an objective serves directly, and on which sides."""
        edges = self._up.get(node.objective.reference, ())
        return tuple((self.by_reference[edge.parent], edge.presence) for edge in edges)

    def served_by(self, node: Node) -> tuple[tuple[Node, Presence], ...]:
        """What serves an objective directly, and on which sides."""
        edges = self._down.get(node.objective.reference, ())
        return tuple((self.by_reference[edge.child], edge.presence) for edge in edges)


def neighbourhood(
    graphs: tuple[Graph, Graph], present: Mapping[Reference, Reference], touched: Iterable[Reference]
) -> Neighbourhood:
    """What is around some objectives, named as they are after a request (before it, where they are gone).

    ``graphs`` are those of the two plans, ``present`` has the present name of what had another one.
    """
    at_hand = set(touched)
    sides = [_Side(graph, names) for graph, names in zip(graphs, (present, {}), strict=True)]
    inside = set().union(*(side.around(at_hand) for side in sides))
    order = {reference: None for side in reversed(sides) for reference in side.by_name if reference in inside}
    nodes = (Node(*_found(reference, sides), reference in at_hand) for reference in order)
    before, after = (dict.fromkeys(side.links(inside)) for side in sides)
    edges = (
        Edge(*pair, Presence.STAYS if pair in before and pair in after else Presence.NEW if pair in after else Presence.GONE)
        for pair in after | before
    )
    return Neighbourhood(tuple(nodes), tuple(edges))


class _Side:
    """One of the plans, with everything by its present name."""

    def __init__(self, graph: Graph, names: Mapping[Reference, Reference]) -> None:
        self._graph, self._names = graph, names
        self.by_name = {self.name(one): one for one in graph.objectives}

    def name(self, objective: Objective) -> Reference:
        return self._names.get(objective.reference, objective.reference)

    def around(self, names: Iterable[Reference]) -> set[Reference]:
        found = set[Reference]()
        for objective in (self.by_name[name] for name in names if name in self.by_name):
            near = (objective, *self._graph.above(objective), *self._graph.children(objective))
            found.update(map(self.name, near))
        return found

    def links(self, inside: set[Reference]) -> Iterator[tuple[Reference, Reference]]:
        for name in self.by_name:
            if name in inside:
                for _, parent in self._graph.parents(self.by_name[name]):
                    if self.name(parent) in inside:
                        yield name, self.name(parent)


def _found(reference: Reference, sides: list[_Side]) -> tuple[Objective, Presence]:
    before, after = sides
    if reference not in after.by_name:
        return before.by_name[reference], Presence.GONE
    return after.by_name[reference], Presence.STAYS if reference in before.by_name else Presence.NEW


def _by(edges: Iterable[Edge], end: Callable[[Edge], Reference]) -> dict[Reference, list[Edge]]:
    found: dict[Reference, list[Edge]] = {}
    for edge in edges:
        found.setdefault(end(edge), []).append(edge)
    return found
