"""Where to tell what is about all that a team has set itself."""

from collections.abc import Mapping

from okrkit.objective import Objective
from okrkit.plan import Plan


def first_live(plan: Plan) -> Mapping[str, Objective]:
    """The first objective of each team that has one, where to tell what is about all of them."""
    found: dict[str, Objective] = {}
    for objective in plan.objectives:
        found.setdefault(objective.team, objective)
    return found
