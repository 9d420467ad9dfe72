"""What work hangs on: its way up to the company, divided where it has several."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from okrkit.align.graph import Graph
from okrkit.align.loops import components
from okrkit.objective import Objective
from okrkit.reference import Reference

Shares = Mapping[Reference, float]
"""Parts of the work on one objective, 0 to 1, by what they hang on."""


@dataclass(frozen=True, slots=True)
class Hanging:
    """How the objectives of some cycles hang together, without what was dropped. All of it is in reading order.

    An objective that supports several others hangs on each with an equal part: the weight of a link says how much it counts
    for its parent, and nobody says how a team divides its work. Two links to one objective, or to its key results, are one.
    Objectives that support each other in a circle hang together on whatever a link out of it leads to.

    ``parents`` and ``children`` are each listed once. ``company`` are for each objective the shares of its work that come by
    an objective of the company, directly or through others; ``tops`` are those of the company that hang on no other of
    them, so that an objective's shares of the tops are at most 1 together, and what is missing hangs on nothing.
    ``levels`` count the objectives on the longest way up, itself included; a circle is one level.
    """

    objectives: tuple[Objective, ...]
    parents: Mapping[Reference, tuple[Objective, ...]]
    children: Mapping[Reference, tuple[Objective, ...]]
    company: Mapping[Reference, Shares]
    tops: tuple[Objective, ...]
    levels: Mapping[Reference, int]
    circles: tuple[frozenset[Reference], ...]

    def on_tops(self, objective: Objective) -> Shares:
        """The shares of an objective's work that end at each of the tops."""
        shares = self.company[objective.reference]
        return {top.reference: shares[top.reference] for top in self.tops if top.reference in shares}

    def hangs(self, objective: Objective) -> float:
        """The share of an objective's work that hangs on anything of the company."""
        return sum(self.on_tops(objective).values())


def hang(graph: Graph, cycles: Collection[str]) -> Hanging:
    """Work out what the objectives of some cycles hang on, in time that grows with the links and what they pass."""
    live = {one.reference: one for one in graph.within(cycles) if one.dropped is None}
    parents = {one.reference: _parents(graph, one, live) for one in live.values()}
    children: dict[Reference, list[Objective]] = {reference: [] for reference in live}
    for reference, its in parents.items():
        for parent in its:
            children[parent.reference].append(live[reference])
    company: dict[Reference, Shares] = {}
    levels: dict[Reference, int] = {}
    tops, circles = set(), []
    for knot in components(live, lambda one: [parent.reference for parent in parents[one]]):
        out = list(dict.fromkeys(up.reference for one in knot for up in parents[one] if up.reference not in knot))
        own = [one for one in knot if one.team in graph.top_teams]
        above = _divided(graph, out, company)
        if own and not above:
            tops.add(own[0])
        for one in knot:
            company[one] = {**above, **{other: 1.0 for other in own if other != one}}
            levels[one] = 1 + max((levels[up] for up in out), default=0)
        if len(knot) > 1:
            circles.append(frozenset(knot))
    return Hanging(
        objectives=tuple(live.values()),
        parents=parents,
        children={reference: tuple(below) for reference, below in children.items()},
        company=company,
        tops=tuple(one for reference, one in live.items() if reference in tops),
        levels=levels,
        circles=tuple(circles),
    )


def _parents(graph: Graph, objective: Objective, live: Mapping[Reference, Objective]) -> tuple[Objective, ...]:
    above = {parent.reference: parent for _, parent in graph.parents(objective)}
    return tuple(parent for reference, parent in above.items() if reference in live)


def _divided(graph: Graph, out: Sequence[Reference], company: Mapping[Reference, Shares]) -> dict[Reference, float]:
    """What several parents hang on, each with its part, and those of them that are the company's."""
    shares: dict[Reference, float] = {}
    for parent in out:
        itself = {parent: 1.0} if parent.team in graph.top_teams else {}
        for reference, share in {**company[parent], **itself}.items():
            shares[reference] = shares.get(reference, 0.0) + share / len(out)
    return shares
