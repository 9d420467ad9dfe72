"""The life of one objective or key result: through its names, its teams and cycles, and what carried it on."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from okrkit.diff.change import Change, ChangeKind
from okrkit.history.moment import Moment, Timeline
from okrkit.plan import Plan
from okrkit.reference import Reference

_FATES = frozenset(
    {
        ChangeKind.OBJECTIVE_ADDED,
        ChangeKind.OBJECTIVE_REMOVED,
        ChangeKind.OBJECTIVE_DROPPED,
        ChangeKind.OBJECTIVE_MOVED,
        ChangeKind.OBJECTIVE_ID_CHANGED,
    }
)
"""What happens to an objective happens to its key results."""

_ENDS = (ChangeKind.KEY_RESULT_ADDED, ChangeKind.KEY_RESULT_REMOVED)


def life(timeline: Timeline, plan: Plan, about: Reference) -> tuple[Moment, ...]:
    """What happened to an objective (with all inside it) or a key result, the newest moment first.

    It is followed by the name that was asked for and by the one it has today in ``plan``. Without a
    cycle all are meant, also those into which it was carried on under another name. The life
    of a key result has the fates of its objective in it, while it was there. Versions of its file
    that could not be read belong to it too.
    """
    taken = {one for name in all_names(timeline, plan, about) for one in _changes(timeline, plan, name)}
    lives = plan.in_every_cycle(about)
    files = {objective.address.path for objective in lives if about.cycle in (None, objective.cycle)}
    moments = []
    for moment in timeline.moments:
        changes = tuple(change for change in moment.changes if (moment.commit.id, change) in taken)
        unreadable = tuple(finding for finding in moment.unreadable if finding.address.path in files)
        if changes or unreadable:
            moments.append(replace(moment, changes=changes, unreadable=unreadable))
    while moments and not moments[-1].changes:
        moments.pop()  # what could not be read before there was anything
    return tuple(moments)


def all_names(timeline: Timeline, plan: Plan, about: Reference) -> set[Reference]:
    """What somebody means by a reference: every name that it had or has; with a cycle only what there is in that."""
    names = set[Reference]()
    waiting = [about]
    carried = _carried_on(timeline.moments)
    while waiting:
        for name in _names_today(waiting.pop(), plan) - names:
            names.add(name)
            waiting += _renamed(timeline, plan, name, every_cycle=about.cycle is None)
            if about.cycle is None:
                linked = {before for _, before in _carried_on(timeline.about(name.parent))}
                linked |= {after for after, before in carried if _is_same(before, name)}
                waiting += (replace(link, key_result=name.key_result) for link in linked)
    return names


def _names_today(about: Reference, plan: Plan) -> set[Reference]:
    """What somebody means, by the names of today as well as by the one that was typed."""
    names = {about}
    for objective in plan.in_every_cycle(about):
        if about.cycle in (None, objective.cycle):
            key_result = objective.key_result(about.key_result) if about.key_result else None
            names.add(key_result.reference if key_result else replace(objective.reference, key_result=about.key_result))
    return names


def _renamed(timeline: Timeline, plan: Plan, name: Reference, *, every_cycle: bool) -> Iterator[Reference]:
    """What a name became and, of every cycle, what it was: the cycles before a new id were lived under the old one.

    Nothing where the old name is somebody else's today.
    """
    for before, after in (pair for moment in timeline.moments for pair in moment.renamed):
        if (there := plan.objective(before)) and there.reference == before.parent and before.key_result is None:
            continue
        for one, other in ((before, after), (after, before)):
            if not _is_same(one.parent, name) or one.key_result not in (None, name.key_result):
                continue
            if every_cycle:
                yield replace(other, cycle=None, key_result=other.key_result or name.key_result)
            elif one is before:
                yield replace(other, key_result=other.key_result or name.key_result)


def _carried_on(moments: Sequence[Moment]) -> list[tuple[Reference, Reference]]:
    """Objectives with those that they continue."""
    added = (change for moment in moments for change in moment.changes if change.kind is ChangeKind.OBJECTIVE_ADDED)
    return [(change.reference, before) for change in added if change.detail and (before := Reference.parse(change.detail))]


def _is_same(objective: Reference, name: Reference) -> bool:
    same = (objective.team, objective.objective) == (name.team, name.objective)
    return same and (name.cycle is None or objective.cycle in (None, name.cycle))


def _changes(timeline: Timeline, plan: Plan, name: Reference) -> Iterator[tuple[str, Change]]:
    """Each change that belongs to a name, with the id of its commit."""
    own = timeline.about(name)
    yield from ((moment.commit.id, change) for moment in own for change in moment.changes)
    if name.key_result:
        there = _there(own, plan, name)
        for moment in timeline.about(name.parent):
            inside = [change for change in moment.changes if change.kind in _ENDS and change.reference.key_result]
            mine = {change for one in own if one.commit.id == moment.commit.id for change in one.changes}
            there.update({change.reference.cycle: change.kind is _ENDS[1] for change in inside if change in mine})
            for change in moment.changes:
                if change.kind in _FATES and there.get(change.reference.cycle):
                    yield moment.commit.id, change
                    if change.kind is ChangeKind.OBJECTIVE_MOVED and (before := Reference.parse(str(change.before))):
                        there[before.cycle] = True


def _there(own: Sequence[Moment], plan: Plan, name: Reference) -> dict[str | None, bool]:
    """By cycle, whether a key result is there in the end."""
    there: dict[str | None, bool] = {
        objective.cycle: True
        for objective in plan.in_every_cycle(name)
        if name.key_result and objective.key_result(name.key_result)
    }
    for moment in own:
        for change in moment.changes:
            there.setdefault(change.reference.cycle, change.kind is not ChangeKind.KEY_RESULT_REMOVED)
    return there
