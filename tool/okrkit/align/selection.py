"""Which part of the alignment somebody asked to see."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from okrkit.align.graph import Graph, build_graph
from okrkit.align.outline import Row, outline
from okrkit.cycle import Cycle
from okrkit.errors import OkrError
from okrkit.measure.status import Status
from okrkit.objective import Objective
from okrkit.plan import Plan
from okrkit.reading.nearest import did_you_mean
from okrkit.reference import Reference


@dataclass(frozen=True, slots=True)
class Selection:
    """Rows of the outline, and the day that their numbers are of. ``cycles`` are those shown, the longest first."""

    plan: Plan
    graph: Graph
    day: date
    cycles: tuple[Cycle, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Filters:
    """What to show, as somebody typed it; None lets everything through. All of them must agree."""

    reference: str | None = None
    cycle: str | None = None
    team: str | None = None
    owner: str | None = None
    status: str | None = None
    orphans: bool = False


def select(plan: Plan, day: date, filters: Filters) -> Selection:
    """The part of the plan that the filters let through. Raises `OkrError` for a name that does not exist."""
    graph = build_graph(plan)
    known("team", filters.team, tuple(plan.teams), {team.name: id for id, team in plan.teams.items()})
    known("person", filters.owner, tuple(plan.people), {person.name: id for id, person in plan.people.items()})
    known("status", filters.status, tuple(Status))
    top = find_objective(plan, filters.reference, day) if filters.reference else None
    cycles = shown_cycles(plan, day, filters.cycle, top)
    orphans = {objective.reference for objective in graph.orphans({one.id for one in cycles})}

    def keep(objective: Objective) -> bool:
        return (
            (filters.team is None or objective.team == filters.team)
            and (filters.owner is None or objective.owner == filters.owner)
            and (filters.status is None or graph.standing(objective, day).status == filters.status)
            and (not filters.orphans or objective.reference in orphans)
        )

    return Selection(plan, graph, day, cycles, outline(graph, {one.id for one in cycles}, keep, top))


def find_objective(plan: Plan, text: str, day: date) -> Objective:
    """The objective that a person means: without a cycle the one that runs on the day, else the latest.

    Raises `OkrError` with the nearest names.
    """
    reference = Reference.parse(text)
    if reference is None:
        raise OkrError(
            f"`{text}` is not a reference", "write team/objective, team/objective@cycle or team/objective#key-result"
        )
    if reference.cycle:
        found = [objective] if (objective := plan.objective(reference)) else []
    else:
        found = sorted(plan.in_every_cycle(reference), key=lambda one: plan.cycles[one.cycle].covers(day))
    if not found:
        if elsewhere := [one.cycle for one in plan.in_every_cycle(reference)]:
            raise OkrError(f"there is no objective `{reference.parent}`", f"it is in {', '.join(elsewhere)}")
        known = tuple(dict.fromkeys(f"{one.team}/{one.id}" for one in plan.objectives))
        raise _missing("objective", f"{reference.team}/{reference.objective}", known, "`okr tree` lists them")
    objective = found[-1]
    if reference.key_result and objective.key_result(reference.key_result) is None:
        ids = tuple(key_result.id for key_result in objective.key_results)
        raise _missing(f"key result of `{objective.reference}`", reference.key_result, ids)
    return objective


def shown_cycles(plan: Plan, day: date, cycle: str | None = None, top: Objective | None = None) -> tuple[Cycle, ...]:
    """The cycles to show, the longest first: the one asked for and those around it, else those that run.

    Where none runs on the day, they are those that ended last, a year with its last quarter, or the first ones to come.
    """
    if cycle is not None:
        known("cycle", cycle, tuple(one.id for one in sorted(plan.cycles.values(), key=lambda one: (one.starts, -one.days))))
    if asked := plan.cycles.get(cycle or (top.cycle if top else "")):
        related = (one for one in plan.cycles.values() if one.contains(asked) or (top and asked.contains(one)))
        return tuple(sorted(related, key=lambda one: (-one.days, one.starts)))
    used = [plan.cycles[id] for id in dict.fromkeys(one.cycle for one in plan.objectives) if id in plan.cycles]
    running = [one for one in used if one.covers(day)]
    if not running and used:
        last = max((one.ends for one in used if one.ends < day), default=None)
        first = min(one.starts for one in used)
        running = [one for one in used if (one.ends == last if last else one.starts == first)]
    return tuple(sorted(running, key=lambda one: (-one.days, one.starts)))


def known(what: str, name: str | None, known: tuple[str, ...], called: Mapping[str, str] | None = None) -> None:
    """Raise unless there is such a thing; ``called`` are ids by what people call them."""
    if name is None or name in known:
        return
    if id := (called or {}).get(name):
        raise OkrError(f"there is no {what} `{name}`; did you mean `{id}`?", f"`{id}` is the id of {name}")
    raise _missing(what, name, known)


def _missing(what: str, name: str, known: tuple[str, ...], help: str = "") -> OkrError:
    """There is no such thing: the nearest name, or those there are."""
    guess = did_you_mean(name, known)
    return OkrError(
        f"there is no {what} `{name}`{guess}", help or (f"there are {', '.join(known)}" if known else "there are none")
    )
