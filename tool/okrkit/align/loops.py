"""Circles in a directed graph.

Tarjan, "Depth-first search and linear graph algorithms" (1972), told without recursion so that a
long chain of links cannot exhaust the stack.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Node = TypeVar("Node")


def components(nodes: Iterable[Node], leads_to: Callable[[Node], Iterable[Node]]) -> list[tuple[Node, ...]]:
    """The strongly connected components of what the nodes lead to, each before those that lead to it.

    Two nodes share one when each can be reached from the other: a component of several is a knot
    of circles, every other node is alone. Members keep the order in which they were met.
    """
    met: dict[Node, int] = {}
    back: dict[Node, int] = {}  # the earliest met node that is known to be reachable
    open_nodes: dict[Node, None] = {}
    found: list[tuple[Node, ...]] = []
    for start in nodes:
        walk: list[tuple[Node, Iterator[Node]]] = []
        following: Node | None = start if start not in met else None
        while walk or following is not None:
            if following is not None and following not in met:
                met[following] = back[following] = len(met)
                open_nodes[following] = None
                walk.append((following, iter(leads_to(following))))
            elif following is not None and following in open_nodes:
                back[walk[-1][0]] = min(back[walk[-1][0]], met[following])
            following = next(walk[-1][1], None)
            if following is None:
                node, _ = walk.pop()
                if walk:
                    back[walk[-1][0]] = min(back[walk[-1][0]], back[node])
                if back[node] == met[node]:
                    found.append(_close(open_nodes, node))
    return found


def _close(open_nodes: dict[Node, None], first: Node) -> tuple[Node, ...]:
    """Take the component that began with ``first`` off the open nodes."""
    members = []
    while first in open_nodes:
        members.append(open_nodes.popitem()[0])
    return tuple(reversed(members))
