"""How much of a plan hangs together, as numbers for the first page."""

from okrkit.align.graph import Cycles, Graph
from okrkit.objective import Objective


def serving_share(graph: Graph, cycles: Cycles = None) -> float | None:
    """The share of the teams' objectives that serve one of the company's, directly or through others, 0 to 1.

    None where there are none, or where no team stands below another.
    """
    work = graph.of_teams(cycles)
    if not work:
        return None
    return sum(1 for objective in work if serves_company(graph, objective)) / len(work)


def serves_company(graph: Graph, objective: Objective) -> bool:
    """Whether some way up from it ends at an objective of a team at the top."""
    return any(one.team in graph.top_teams for one in graph.above(objective))


def serving_teams(graph: Graph, objective: Objective, cycles: Cycles = None) -> tuple[str, ...]:
    """The teams below the top, without its own, that serve an objective, directly or through others.

    In the order in which the workspace lists them; ``graph.plan.teams`` less ``graph.top_teams`` are all there could be.
    """
    serving = {one.team for one in graph.below(objective, cycles) if one.team not in graph.top_teams and one.dropped is None}
    return tuple(team for team in graph.plan.teams if team in serving - {objective.team})
