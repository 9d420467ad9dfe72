"""What happened to every promise, whatever it was called: the timeline sorted by objective and key result."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from okrkit.diff.change import Change, ChangeKind
from okrkit.history.moment import Moment, Renamed, Timeline
from okrkit.history.promise import field_of
from okrkit.reading.raw import Commit
from okrkit.reference import Reference

_ADDED = frozenset({ChangeKind.OBJECTIVE_ADDED, ChangeKind.KEY_RESULT_ADDED})
_REMOVED = frozenset({ChangeKind.OBJECTIVE_REMOVED, ChangeKind.KEY_RESULT_REMOVED})
_KEPT = frozenset(
    {
        *_ADDED,
        *_REMOVED,
        ChangeKind.OBJECTIVE_DROPPED,
        ChangeKind.KEY_RESULT_DROPPED,
        ChangeKind.OBJECTIVE_MOVED,
        ChangeKind.REBASELINED,
    }
)


def touches_a_promise(change: Change) -> bool:
    """Whether a change is about what was promised, or about there being a promise."""
    return change.kind in _KEPT or field_of(change) is not None


class Event(NamedTuple):
    """A change of something; ``at`` is the position of its commit in the timeline, 0 the oldest moment."""

    at: int
    commit: Commit
    change: Change


@dataclass(slots=True)
class Life:
    """What happened to an objective or a key result, the oldest first; ``born`` is the moment that added it, if any did."""

    reference: Reference
    title: str = ""
    events: list[Event] = field(default_factory=list)
    born: int | None = None


@dataclass(slots=True)
class Family:
    """An objective and its key results by id."""

    objective: Life
    key_results: dict[str, Life] = field(default_factory=dict)


class Lives:
    """Every objective that ever changed, by the last name it had; ``keep`` are the changes that are told."""

    def __init__(self, timeline: Timeline, keep: Callable[[Change], bool] = touches_a_promise) -> None:
        self._keep = keep
        self._families: dict[Reference, Family] = {}
        self._replaced: list[Family] = []
        for at, moment in enumerate(reversed(timeline.moments)):
            self._rename(moment.renamed)
            self._take(at, moment)

    def __iter__(self) -> Iterator[Family]:
        yield from self._families.values()
        yield from self._replaced

    def of(self, objective: Reference) -> Family:
        """The family of an objective, an empty one where nothing is known of it."""
        return self._families.get(objective) or Family(Life(objective))

    def _take(self, at: int, moment: Moment) -> None:
        for change in moment.changes:
            if not self._keep(change):
                continue
            life = self._life(change.reference)
            life.events.append(Event(at, moment.commit, change))
            life.title = change.title
            if change.kind in _ADDED and life.born is None:
                life.born = at

    def _life(self, reference: Reference) -> Life:
        parent = reference.parent
        family = self._families.setdefault(parent, Family(Life(parent)))
        if reference.key_result is None:
            return family.objective
        return family.key_results.setdefault(reference.key_result, Life(reference))

    def _rename(self, renamed: tuple[Renamed, ...]) -> None:
        """All names at once, for two things may swap theirs; objectives first, then what is inside of them."""
        moved = [(after, self._families.pop(before, None)) for before, after in renamed if after.key_result is None]
        for after, family in moved:
            if family:
                self._replaced += filter(None, [self._families.pop(after, None)])
                self._families[after] = _called(family, after)
        inside = [
            (after, self.of(after.parent).key_results.pop(before.key_result or "", None))
            for before, after in renamed
            if after.key_result is not None
        ]
        for after, life in inside:
            if life:
                life.reference = after
                self.of(after.parent).key_results[after.key_result or ""] = life


def _called(family: Family, name: Reference) -> Family:
    family.objective.reference = name
    for id, life in family.key_results.items():
        life.reference = Reference(name.team, name.objective, name.cycle, id)
    return family
