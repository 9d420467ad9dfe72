"""The plan of a cycle as it was committed when it froze and in the middle, told with the names of today."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import takewhile

from okrkit.align.graph import Graph, build_graph
from okrkit.cycle import Cycle
from okrkit.errors import OkrError
from okrkit.history.moment import Timeline
from okrkit.history.promise import Promise, promise_of
from okrkit.measure.progress import is_dropped
from okrkit.measure.standing import Standing
from okrkit.plan import Plan
from okrkit.reading.cache import Cache
from okrkit.reading.load import load
from okrkit.reading.raw import Commit
from okrkit.reading.repository import Repository
from okrkit.reading.tree import UNSAFE_PATH, WORKSPACE_FILE
from okrkit.reference import Reference

Names = tuple[Mapping[Reference, Reference], ...]
"""For each moment the references before it of what it renamed, with those after it."""

_UNREADABLE = frozenset({"syntax", "schema", UNSAFE_PATH})
"""Rules of files that are left out of a plan."""


@dataclass(frozen=True, slots=True)
class Stood:
    """An objective or a key result in a snapshot; only a key result has a promise."""

    title: str
    standing: Standing
    is_dropped: bool
    promise: Promise | None = None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One cycle of a plan on a day, by the references of today.

    ``commit`` is the last that had landed by then, None for the plan that is looked at. ``unread``
    counts files that could not be read there, so that what is missing may only be hidden.
    """

    day: date
    stood: Mapping[Reference, Stood]
    commit: Commit | None = None
    unread: int = 0


def turns(cycle: Cycle) -> tuple[date, ...]:
    """The days to look back to: the freeze, and the middle where that comes later."""
    middle = cycle.starts + timedelta(days=cycle.days // 2)
    return tuple(sorted({cycle.frozen_from, max(middle, cycle.frozen_from)}))


def snapshot(graph: Graph, cycle: str, day: date) -> Snapshot:
    """A cycle of the graph's own plan."""
    return Snapshot(day, _stood(graph, cycle, day, ()))


def read_snapshots(
    repository: Repository, timeline: Timeline, plan: Plan, day: date, cache: Cache | None = None
) -> dict[str, tuple[Snapshot, ...]]:
    """For each cycle of the plan its snapshots before the day (at most its last one), the oldest first.

    A turn that came before anything was committed has none. Raises `OkrError` where the repository cannot be read.
    """
    commits = repository.landed(timeline.head) if timeline.head else ()
    found: dict[str, tuple[Snapshot, ...]] = {}
    for id in dict.fromkeys(objective.cycle for objective in plan.objectives if objective.cycle in plan.cycles):
        cycle = plan.cycles[id]
        for turn in turns(cycle):
            commit = next((one for one in commits if one.landed.date() <= turn), None)
            if commit and turn < min(day, cycle.ends):
                renamed = _renamed_since(timeline, commits, commit)
                if then := _read(repository, commit, _former(id, renamed), cache):
                    graph, unread = then
                    one = Snapshot(turn, _stood(graph, id, turn, renamed), commit, unread)
                    found[id] = (*found.get(id, ()), one)
    return found


def _read(repository: Repository, commit: Commit, cycles: set[str], cache: Cache | None) -> tuple[Graph, int] | None:
    """The plan of some cycles at a commit, and how many of its files could not be read; None where there was no workspace.

    Files that do not even name one of the cycles are left alone: most of the plan, after some years. Only where
    progress is rolled up does what stands there count as well.
    """
    try:
        tree = repository.tree(commit.id)
        rolls_up = any(text.path == WORKSPACE_FILE and b"rollup" in text.data for text in tree.plan)
        names = (b"metrics", *(id.encode() for id in cycles))
        wanted = (text for text in tree.plan if text.path == WORKSPACE_FILE or any(name in text.data for name in names))
        loaded = load(tree if rolls_up else replace(tree, plan=tuple(wanted)), cache)
    except OkrError:
        return None
    unread = {finding.address.path for finding in loaded.findings if finding.rule in _UNREADABLE}
    return build_graph(loaded.plan), len(unread)


def _former(cycle: str, renamed: Names) -> set[str]:
    """The cycles in which the objectives of one may have been before they moved into it."""
    names = {cycle}
    for moved in reversed(renamed):
        names |= {before.cycle for before, after in moved.items() if before.cycle and after.cycle in names}
    return names


def _renamed_since(timeline: Timeline, commits: tuple[Commit, ...], since: Commit) -> Names:
    """What got another name after a commit, by moments, the oldest first."""
    later = {commit.id for commit in takewhile(lambda one: one.id != since.id, commits)}
    return tuple(dict(moment.renamed) for moment in reversed(timeline.moments) if moment.renamed and moment.commit.id in later)


def _stood(graph: Graph, cycle: str, day: date, renamed: Names) -> dict[Reference, Stood]:
    """The objectives that belong to the cycle by the names of today, each followed by its key results."""
    told: dict[Reference, Stood] = {}
    for objective in graph.plan.objectives:
        if (name := _name_of_today(objective.reference, renamed)).cycle != cycle:
            continue
        given_up = is_dropped(objective, day)
        told[name] = Stood(objective.title, graph.standing(objective, day), given_up)
        for key_result in objective.key_results:
            told[_name_of_today(key_result.reference, renamed)] = Stood(
                key_result.title,
                graph.key_result_standing(key_result, day),
                given_up or is_dropped(key_result, day),
                promise_of(key_result, graph.plan),
            )
    return told


def _name_of_today(reference: Reference, renamed: Names) -> Reference:
    for names in renamed:
        if reference in names:
            reference = names[reference]
        elif reference.parent in names:
            reference = replace(names[reference.parent], key_result=reference.key_result)
    return reference
