"""The alignment as an outline: company, team, and so on down, each objective under what it supports."""

from dataclasses import dataclass, field

from okrkit.align import outline as place
from okrkit.align.outline import outline
from okrkit.pages.addresses import ALIGNMENT
from okrkit.pages.context import Site
from okrkit.pages.page import Page
from okrkit.pages.render import render
from okrkit.pages.rows import Row, row
from okrkit.pages.status import STATUSES

_OPEN = 3
"""Levels that are unfolded when the page opens."""


@dataclass(frozen=True, slots=True)
class Also:
    """Another objective that one supports."""

    title: str
    href: str


@dataclass(slots=True)
class Node:
    """An objective with what stands under it."""

    row: Row
    depth: int
    link_to: str
    also: tuple[Also, ...]
    repeated: bool
    children: list["Node"] = field(default_factory=list)


def alignment(site: Site) -> Page:
    """The page: an outline that reads without JavaScript, and a note on what hangs in the air."""
    ids = {cycle.id for cycle in site.current}
    nodes = _nest([_node(site, one) for one in outline(site.graph, ids)])
    body = render(
        "alignment.html",
        site,
        ALIGNMENT,
        nodes=nodes,
        count=len(site.current_objectives),
        cycles=[cycle.id for cycle in reversed(site.current)],
        open_levels=_OPEN,
        teams=[site.plan.teams[id] for id in site.plan.teams if any(one.team == id for one in site.current_objectives)],
        statuses=STATUSES,
        orphans=[row(site, ALIGNMENT, one) for one in site.graph.orphans(ids)],
        unsupported=[row(site, ALIGNMENT, one) for one in site.graph.unsupported(ids)],
    )
    return Page(ALIGNMENT, "Alignment", body, "Who supports whom, from the company down", search="", in_nav=True)


def _node(site: Site, one: place.Row) -> Node:
    link = one.link.to if one.link else None
    parent = site.plan.resolve(link, one.objective.cycle) if link else None
    aimed = parent.key_result(link.key_result) if parent and link and link.key_result else None
    return Node(
        row=row(site, ALIGNMENT, one.objective),
        depth=one.depth,
        link_to=aimed.title if aimed else "",
        also=tuple(Also(up.title, site.link(ALIGNMENT, up.reference) or "") for up in one.also),
        repeated=one.repeated,
    )


def _nest(flat: list[Node]) -> list[Node]:
    """Rows in reading order become a tree by their depth."""
    top: list[Node] = []
    path: list[Node] = []
    for node in flat:
        del path[node.depth :]
        (path[-1].children if path else top).append(node)
        path.append(node)
    return top
