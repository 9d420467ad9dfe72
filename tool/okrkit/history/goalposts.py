"""What was promised when each cycle froze, and every move of it since: declared, or quiet."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from okrkit.cycle import Cycle
from okrkit.diff.change import Change, ChangeKind
from okrkit.history.freeze import Freezes
from okrkit.history.lives import Event, Family, Life, Lives
from okrkit.history.moment import Timeline
from okrkit.history.move import Declared, Direction, Move, Openness
from okrkit.history.moves import moves_of, postponements
from okrkit.history.promise import Field, Promise, promise_of
from okrkit.history.reach import Reach, reach_of
from okrkit.objective import KeyResult
from okrkit.plan import Plan
from okrkit.reading.raw import Commit
from okrkit.reference import Reference


class Origin(StrEnum):
    """Since when a promise is known."""

    FROZEN = "frozen"
    """It stood when its cycle froze."""
    ADDED_LATE = "added late"
    """It was added after the freeze, and is held to what it said then."""
    UNKNOWN = "unknown"
    """What it said at the freeze is not known: the history begins later, or is cut."""


@dataclass(frozen=True, slots=True)
class Goalpost:
    """A promise of a frozen cycle, with its moves, the oldest first.

    ``reference`` is its present name; it names an objective where that was given up or removed as a
    whole. ``first`` is the promise at the freeze or, where it is known only from then on, at its first
    appearance; both promises are None where the key result is gone or an objective is meant. ``added``
    is the commit of a late addition.
    """

    reference: Reference
    title: str
    origin: Origin
    moves: tuple[Move, ...] = ()
    first: Promise | None = None
    now: Promise | None = None
    reach: Reach | None = None
    added: Commit | None = None

    @property
    def rank(self) -> tuple[bool, int, int]:
        """That of its worst move; the least worth reading where nothing moved."""
        return min((move.rank for move in self.moves), default=(True, 9, 9))


def goalposts(timeline: Timeline, plan: Plan, day: date, *, untold: bool = True) -> tuple[Goalpost, ...]:
    """Every promise of the cycles that are frozen on a day, in the order of the plan, then those that are gone.

    ``plan`` is the one that the timeline leads to; of commits that landed after the day nothing is told.
    A change of one landed commit is net: what a merged request moved and took back itself is no move.
    Without the ``untold``, those are left out of which the timeline tells nothing: that did not move, and were not added.
    """
    return tuple(_Register(timeline, plan, day, untold=untold).goalposts())


def _given_up_late(moves: tuple[Move, ...], key_result: KeyResult) -> tuple[Move, ...]:
    """A key result that was deleted and came back only to be dropped was given up in the open, though late."""
    dropped = key_result.dropped
    if dropped is None or any(move.field is Field.EXISTENCE and move.openness is Openness.DECLARED for move in moves):
        return moves
    return tuple(
        replace(
            move,
            openness=Openness.DECLARED_LATE,
            declared=Declared(dropped.because, None, move.undone_by),
            undone_by=None,
        )
        if move.field is Field.EXISTENCE and move.direction is Direction.EASED and move.undone_by
        else move
        for move in moves
    )


def _is_same_metric(change: Change, plan: Plan) -> bool:
    """Whether a metric is only named in another way: by its id in the registry, or by its name in place."""
    if change.kind is not ChangeKind.METRIC_CHANGED or change.detail:
        return False
    ids = (str(change.before), str(change.after))
    before, after = (plan.metrics[id].name if id in plan.metrics else id for id in ids)
    return before.casefold() == after.casefold()


class _Register:
    """The timeline by promise, and where in it each cycle froze."""

    def __init__(self, timeline: Timeline, plan: Plan, day: date, *, untold: bool) -> None:
        self._untold = untold
        self._timeline, self._plan, self._day = timeline, plan, day
        self._lives = Lives(timeline)
        self._commits = [moment.commit for moment in reversed(timeline.moments)]
        self._first = min((born for family in self._lives for born in [family.objective.born] if born is not None), default=0)
        self._freeze = Freezes(timeline, plan, day).of

    def goalposts(self) -> Iterator[Goalpost]:
        """Those of the plan, then those that are gone."""
        told = set[Reference]()
        for objective in self._plan.objectives:
            family = self._lives.of(objective.reference)
            told.add(objective.reference)
            yield from self._of_objective(family.objective, objective.title)
            for key_result in objective.key_results:
                told.add(key_result.reference)
                yield from self._of_key_result(family.key_results.get(key_result.id), family, key_result)
        for family in self._lives:
            if family.objective.reference not in told:
                yield from self._of_objective(family.objective, family.objective.title)
            for life in family.key_results.values():
                if life.reference not in told:
                    yield from self._of_gone(life, family)

    def _of_key_result(self, life: Life | None, family: Family, key_result: KeyResult) -> Iterator[Goalpost]:
        """One of the plan."""
        if not (self._untold or life or family.objective.born is not None):
            return
        frozen, born = self._freeze(key_result.reference), self._born(life, family)
        if frozen is None or (born is None and not self._timeline.cut_at):
            return  # a draft, or something that nobody has committed yet
        if born is not None and self._is_later(self._commits[born]):
            return
        cycle, frozen_at = frozen
        events = self._events(life) if life else []
        now = promise_of(key_result, self._plan)
        for event in reversed(events):
            if self._is_later(event.commit):
                now = now.before(event.change)
        moves, first = moves_of([one for one in events if not self._is_later(one.commit)], frozen_at, cycle, now)
        origin = self._origin(born, cycle, frozen_at)
        reach = reach_of(key_result, first, now, cycle, self._day)
        added = self._commits[born] if origin is not Origin.FROZEN and born is not None else None
        moves = _given_up_late(moves, key_result)
        yield Goalpost(key_result.reference, key_result.title, origin, moves, first, now, reach, added)

    def _of_gone(self, life: Life, family: Family) -> Iterator[Goalpost]:
        """One that is not in the plan any more: what it promised is not known, only how that moved."""
        if frozen := self._freeze(life.reference):
            cycle, frozen_at = frozen
            events = [one for one in self._events(life) if not self._is_later(one.commit)]
            moves, _ = moves_of(events, frozen_at, cycle, Promise())
            if moves:
                origin = self._origin(self._born(life, family), cycle, frozen_at)
                yield Goalpost(life.reference, life.title, origin, moves)

    def _of_objective(self, life: Life, title: str) -> Iterator[Goalpost]:
        """An objective that was given up, removed or put off as a whole."""
        events = [one for one in life.events if not self._is_later(one.commit)]
        for reference, move in postponements(events, self._freeze):
            yield Goalpost(reference, title, Origin.FROZEN, (move,))
        if frozen := self._freeze(life.reference):
            cycle, frozen_at = frozen
            moves, _ = moves_of(events, frozen_at, cycle, Promise())
            if moves:
                yield Goalpost(life.reference, title, self._origin(life.born, cycle, frozen_at), moves)

    def _born(self, life: Life | None, family: Family) -> int | None:
        return life.born if life and life.born is not None else family.objective.born

    def _origin(self, born: int | None, cycle: Cycle, frozen_at: int) -> Origin:
        """Since when something is known that a moment added, or that was there before all moments."""
        if born is None:
            began = self._timeline.began
            known = began is None or began.date() <= cycle.frozen_from
            return Origin.FROZEN if known else Origin.UNKNOWN
        if born < frozen_at:
            return Origin.FROZEN
        is_import = born == self._first and not self._timeline.cut_at
        return Origin.UNKNOWN if is_import else Origin.ADDED_LATE

    def _events(self, life: Life) -> list[Event]:
        """What happened to a key result, without metrics that moved into the registry and are the same there."""
        return [one for one in life.events if not _is_same_metric(one.change, self._plan)]

    def _is_later(self, commit: Commit) -> bool:
        return commit.landed.date() > self._day
