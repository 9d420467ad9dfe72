"""Whom one change concerns: the owners and leads around what changed, on both sides of the change."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property

from okrkit.diff.change import Change, ChangeKind
from okrkit.diff.identity import pair_key_results, pair_objectives
from okrkit.diff.review import LEVELS, Level, level
from okrkit.objective import KeyResult, Objective
from okrkit.owners.place import Place, View, Who
from okrkit.owners.reviewer import Reason, Side, Why
from okrkit.plan import Plan
from okrkit.reference import Reference

_ENDS = frozenset({ChangeKind.OBJECTIVE_REMOVED, ChangeKind.OBJECTIVE_DROPPED, ChangeKind.OBJECTIVE_MOVED})
"""What leaves those without an aim who align to it."""

_PROMISES = frozenset(kind for kind, asked in LEVELS.items() if asked is Level.ATTENTION) | {
    ChangeKind.TARGET_RAISED,
    ChangeKind.GUARDRAIL_TIGHTENED,
    ChangeKind.KEY_RESULT_ADDED,
}
"""What another plan may be built on."""

_COURSE = _PROMISES | {
    ChangeKind.OBJECTIVE_ADDED,
    ChangeKind.OBJECTIVE_OWNER_CHANGED,
    ChangeKind.AMBITION_CHANGED,
    ChangeKind.ALIGNED,
    ChangeKind.UNALIGNED,
}
"""What changes where a team is going: its lead, and those whom it serves, must know before it lands."""

_ASKS = frozenset({ChangeKind.DEPENDENCY_ADDED, ChangeKind.DEPENDENCY_REMOVED})
"""What asks something of another team, or no longer."""

_TOLD_BY_DETAIL = _ASKS | {ChangeKind.METRIC_DESCRIBED}
"""Kinds of which the detail says whom they concern."""

_MEASURES = frozenset({ChangeKind.METRIC_CHANGED, ChangeKind.UNIT_CHANGED, ChangeKind.POPULATION_CHANGED})


Concern = tuple[Who, Reason]


class Concerns:
    """Whom the changes between two plans concern."""

    def __init__(self, before: Plan, after: Plan) -> None:
        self._views = View(before, Side.BEFORE), View(after, Side.AFTER)
        self._key_results: dict[Reference, dict[str, Sequence[KeyResult | None]]] = {}
        self._told: set[object] = set()

    def of(self, change: Change) -> Iterator[Concern]:
        """Everybody whom a change concerns, one side after the other; somebody may come more than once.

        Nobody comes where an earlier change of this kind on the same thing has told it all.
        """
        before, after = (view.plan for view in self._views)
        routine = level(change, before, after, date.min) is Level.ROUTINE  # what is no routine is none on any day
        detail = change.detail if change.kind in _TOLD_BY_DETAIL else ""
        if not self._is_new(change.reference, change.kind, detail, routine):
            return
        if not change.reference.objective:
            for view in self._views:
                yield from _of_shared(change, view, required=not routine)
        kin = change.kind in _COURSE, change.kind in _PROMISES, change.kind is ChangeKind.OBJECTIVE_ADDED
        asks = [] if routine else [_below, _measuring]
        if not routine and self._is_new(change.reference.parent, kin, detail):
            asks += [_of_lead, _above, _asked, _waiting]
        for place in self._places(change.reference):
            yield from _of_owner(place, required=not routine)
            for ask in asks:
                yield from ask(change, place)

    def _is_new(self, *told: object) -> bool:
        """Whether nothing has been told under this name."""
        new = told not in self._told
        self._told.add(told)
        return new

    def _places(self, reference: Reference) -> Iterator[Place]:
        objectives = self._pairs.get(reference.parent, (None, None))
        key_results: Sequence[KeyResult | None] = (None, None)
        if reference.key_result:
            if reference.parent not in self._key_results:
                self._key_results[reference.parent] = _paired(*objectives)
            key_results = self._key_results[reference.parent].get(reference.key_result, key_results)
        for view, objective, key_result in zip(self._views, objectives, key_results, strict=True):
            if objective:
                yield Place(reference.parent, view, objective, key_result)

    @cached_property
    def _pairs(self) -> dict[Reference, tuple[Objective | None, Objective | None]]:
        """What an objective was and is, by the name under which changes are told."""
        before, after = (view.plan.objectives for view in self._views)
        return {one.reference: (old, new) for old, new in pair_objectives(before, after) if (one := new or old)}


def _paired(old: Objective | None, new: Objective | None) -> dict[str, Sequence[KeyResult | None]]:
    """The same for the key results of an objective, by id."""
    sides = (one.key_results if one else () for one in (old, new))
    return {one.id: pair for pair in pair_key_results(*sides) if (one := pair[1] or pair[0])}


def _of_owner(place: Place, *, required: bool) -> Iterator[Concern]:
    objective, key_result = place.objective, place.key_result
    if objective.owner:
        yield Who(objective.owner), place.reason(Why.OWNS, objective.reference, required=required)
    if key_result and key_result.owner and key_result.owner != objective.owner:
        yield Who(key_result.owner), place.reason(Why.OWNS, key_result.reference, required=required)
    if not objective.owner and not (key_result and key_result.owner):
        yield place.view.lead(objective.team), place.reason(Why.LEADS, Reference(objective.team, ""), required=required)


def _of_lead(change: Change, place: Place) -> Iterator[Concern]:
    team = place.objective.team
    yield place.view.lead(team), place.reason(Why.LEADS, Reference(team, ""), required=change.kind in _COURSE)


def _above(change: Change, place: Place) -> Iterator[Concern]:
    """Those whom it serves; a link that leads nowhere is answered for by the team that it names."""
    for link in place.objective.aligns_to:
        served = place.view.plan.resolve(link.to, place.objective.cycle)
        if served is not place.objective:
            who = place.view.owner(served) if served else place.view.lead(link.to.team)
            through = served.reference if served else link.to.parent
            yield who, place.reason(Why.SERVED, through, required=change.kind in _COURSE)


def _below(change: Change, place: Place) -> Iterator[Concern]:
    """Those who align to a promise that moves; whoever aligns to another key result of it is not concerned."""
    if change.kind not in _PROMISES:
        return
    for link, child in place.view.graph.links.down.get(place.objective.reference, ()):
        aimed_at = place.objective.key_result(link.to.key_result) if link.to.key_result else None
        elsewhere = place.key_result and aimed_at and aimed_at is not place.key_result
        if child.dropped is None and not elsewhere:
            yield place.view.owner(child), place.reason(Why.SERVES, child.reference, required=change.kind in _ENDS)


def _asked(change: Change, place: Place) -> Iterator[Concern]:
    """The teams on which it depends: whoever confirmed it there and, where something new is asked, the lead."""
    for dependency in place.objective.depends_on:
        required = change.kind is ChangeKind.OBJECTIVE_ADDED or (change.kind in _ASKS and change.detail == dependency.team)
        reason = place.reason(Why.ASKED, Reference(dependency.team, ""), required=required)
        if not required and change.kind not in _COURSE:
            continue
        if dependency.confirmed_by:
            yield Who(dependency.confirmed_by), reason
        if required or not dependency.confirmed_by:
            yield place.view.lead(dependency.team), reason


def _waiting(change: Change, place: Place) -> Iterator[Concern]:
    """Those who depend on its team at the time, where a promise of it moves."""
    if change.kind not in _PROMISES:
        return
    for waiting in place.view.waiting.get(place.objective.team, ()):
        if waiting.dropped is None and _overlap(place.view.plan, place.objective.cycle, waiting.cycle):
            yield place.view.owner(waiting), place.reason(Why.WAITS, waiting.reference, required=False)


def _overlap(plan: Plan, one: str, other: str) -> bool:
    here, there = plan.cycles.get(one), plan.cycles.get(other)
    return one == other or (here is not None and there is not None and here.starts <= there.ends and there.starts <= here.ends)


def _measuring(change: Change, place: Place) -> Iterator[Concern]:
    key_result = place.key_result
    metric = place.view.plan.metric_of(key_result) if key_result and change.kind in _MEASURES else None
    if key_result and metric and metric.id and metric.owner:
        yield Who(metric.owner), place.reason(Why.METRIC, key_result.reference, required=True, metric=metric.id)


def _of_shared(change: Change, view: View, *, required: bool) -> Iterator[Concern]:
    """What objectives share: a metric is its owner's, a team its lead's, and all of it the leads' of the top teams."""
    about = change.reference
    if change.kind is ChangeKind.METRIC_DESCRIBED:
        metric = view.plan.metrics.get(change.detail.partition(" ")[0])
        if metric and metric.id and metric.owner:
            yield Who(metric.owner), Reason(Why.METRIC, about, about, view.side, required, metric.id)
            return
    if about.team in view.plan.teams:
        yield view.lead(about.team), Reason(Why.LEADS, about, Reference(about.team, ""), view.side, required)
        if about.cycle:  # what a team learned in a cycle is its own
            return
    for team in view.plan.teams:
        if team in view.graph.top_teams:
            yield view.lead(team), Reason(Why.WORKSPACE, about, Reference(team, ""), view.side, required)
