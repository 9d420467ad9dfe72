"""What stands above a team: the teams, and whether there is anything of theirs to support."""

from collections import defaultdict

from okrkit.objective import Objective
from okrkit.plan import Plan


def teams_above(plan: Plan, team: str) -> tuple[str, ...]:
    """The teams above a team, the nearest first; safe where they run in a circle."""
    way = [team]
    while (known := plan.teams.get(way[-1])) and known.parent and known.parent in plan.teams and known.parent not in way:
        way.append(known.parent)
    return tuple(way[1:])


class Offers:
    """Which teams have objectives that others can support."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._cycles: dict[str, set[str]] = defaultdict(set)
        for objective in plan.objectives:
            self._cycles[objective.team].add(objective.cycle)

    def has(self, team: str, objective: Objective) -> bool:
        """Whether a team has an objective in a cycle around that of another team's objective."""
        own = self._plan.cycles.get(objective.cycle)
        around = (self._plan.cycles.get(id) for id in self._cycles.get(team, ()))
        return own is not None and any(cycle is not None and cycle.contains(own) for cycle in around)
