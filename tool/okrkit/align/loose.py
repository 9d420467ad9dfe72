"""Work that hangs on nothing of the company, and why; links that lead nowhere."""

from collections.abc import Iterator
from enum import StrEnum

from okrkit.align.graph import Graph
from okrkit.align.hanging import Hanging
from okrkit.objective import Link, Objective


class Why(StrEnum):
    """Why an objective of a team hangs on nothing."""

    UNLINKED = "unlinked"
    """It names nothing that it supports."""
    BROKEN = "broken"
    """What it names does not exist."""
    DROPPED = "dropped"
    """What it supports was given up."""
    OTHER_TIME = "other-time"
    """What it supports is of a cycle that is not looked at."""
    CIRCLE = "circle"
    """It supports, directly or through others, what supports it, and no link leads out of there."""
    ABOVE = "above"
    """What it supports hangs on nothing."""


def loose(graph: Graph, hanging: Hanging) -> Iterator[tuple[Objective, Why]]:
    """The objectives of teams below the top that hang on nothing of the company, in reading order; none without a company."""
    for objective in hanging.objectives:
        if objective.team not in graph.top_teams and not hanging.hangs(objective):
            yield objective, _why(graph, hanging, objective)


def broken_links(graph: Graph, hanging: Hanging) -> Iterator[tuple[Objective, Link]]:
    """Each link to an objective, or to a key result of one, that does not exist, with the objective that carries it."""
    for objective in hanging.objectives:
        for link in objective.aligns_to:
            target = graph.plan.resolve(link.to, objective.cycle)
            if target is None or (link.to.key_result and target.key_result(link.to.key_result) is None):
                yield objective, link


def _why(graph: Graph, hanging: Hanging, objective: Objective) -> Why:
    """The first reason that holds of its first link; a circle that it is in comes before."""
    if any(objective.reference in circle for circle in hanging.circles):
        return Why.CIRCLE
    if hanging.parents[objective.reference]:
        return Why.ABOVE
    for link in objective.aligns_to:
        target = graph.plan.resolve(link.to, objective.cycle)
        if target is None:
            return Why.BROKEN
        if target is objective:
            return Why.CIRCLE
        return Why.DROPPED if target.dropped is not None else Why.OTHER_TIME
    return Why.UNLINKED
