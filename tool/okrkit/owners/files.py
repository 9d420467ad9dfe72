"""The files of a plan as their owners see them: whose each is, and whether it is closed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from okrkit.objective import Objective
from okrkit.plan import Plan
from okrkit.reading.build import kind_of
from okrkit.reading.build_workspace import cycle_id
from okrkit.reading.loaded import Loaded

_LATER = 2
"""So many later cycles close one of which nobody wrote a review."""


@dataclass(frozen=True, slots=True)
class PlanFile:
    """An OKR file, at ``path`` from the root of the workspace."""

    path: str
    team: str
    cycle: str
    objectives: tuple[Objective, ...]
    closed: bool


def plan_files(loaded: Loaded) -> tuple[PlanFile, ...]:
    """Every OKR file that says whose it is, sorted by path, also where it has faults.

    A file is closed once its team has reviewed its cycle, or has plans for two later ones. No clock decides it, so that the
    owners of a file change with the plan, in a request that somebody looks at, and not overnight.
    """
    plan = loaded.draft
    written = {path: whose for path, data in loaded.data.items() if (whose := _whose(data, path))}
    inside: dict[str, list[Objective]] = defaultdict(list)
    for objective in plan.objectives:
        inside[objective.address.path].append(objective)
    closed = _closed(plan, set(written.values()))
    return tuple(
        PlanFile(path, team, cycle, tuple(inside[path]), (team, cycle) in closed)
        for path, (team, cycle) in sorted(written.items())
    )


def registries(loaded: Loaded) -> tuple[str, ...]:
    """The paths of files that define metrics."""
    return tuple(sorted(path for path, data in loaded.data.items() if data and kind_of(data, path) == "metrics"))


def _whose(data: object, path: str) -> tuple[str, str] | None:
    """The team and the cycle of an OKR file that names both; None of any other file."""
    if not isinstance(data, dict) or kind_of(data, path) != "okr":
        return None
    team, cycle = data.get("team"), cycle_id(data.get("cycle"))
    return (team, cycle) if isinstance(team, str) and cycle else None


def _closed(plan: Plan, written: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    of_team = defaultdict(set)
    for team, cycle in written:
        if cycle in plan.cycles:
            of_team[team].add(plan.cycles[cycle])
    overtaken = {
        (team, one.id)
        for team, cycles in of_team.items()
        for one in cycles
        if sum(other.starts > one.ends for other in cycles) >= _LATER
    }
    return overtaken | {(review.team, review.cycle) for review in plan.reviews}
