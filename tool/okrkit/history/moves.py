"""The changes of a promise after a cycle froze become its moves."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from okrkit.cycle import Cycle
from okrkit.diff.change import Change, ChangeKind, Value
from okrkit.history.declared import declarations
from okrkit.history.lives import Event
from okrkit.history.move import Declared, Direction, Move, Openness
from okrkit.history.promise import MEASURED, Field, Promise, field_of, fills_a_gap
from okrkit.reading.raw import Commit
from okrkit.reference import Reference

_DIRECTIONS = {
    ChangeKind.TARGET_EASED: Direction.EASED,
    ChangeKind.TARGET_RAISED: Direction.RAISED,
    ChangeKind.GUARDRAIL_LOOSENED: Direction.EASED,
    ChangeKind.GUARDRAIL_TIGHTENED: Direction.RAISED,
}
_REMOVED = frozenset({ChangeKind.OBJECTIVE_REMOVED, ChangeKind.KEY_RESULT_REMOVED})
_ADDED = frozenset({ChangeKind.OBJECTIVE_ADDED, ChangeKind.KEY_RESULT_ADDED})
_DROPPED = frozenset({ChangeKind.OBJECTIVE_DROPPED, ChangeKind.KEY_RESULT_DROPPED})


def moves_of(events: Sequence[Event], frozen_at: int, cycle: Cycle, now: Promise) -> tuple[tuple[Move, ...], Promise]:
    """The moves among the events of one thing from position ``frozen_at`` on, the oldest first, and the promise before them.

    ``now`` is the promise after the last event.
    """
    events = [_with_due(event, cycle) for event in events]
    told = declarations(events)
    remeasured = {event.at for event in events if field_of(event.change) in MEASURED}
    promise, moves = now, list[tuple[Event, Move]]()
    for position in reversed(range(len(events))):
        event = events[position]
        if event.at < frozen_at:
            break
        promise = promise.before(event.change)
        if move := _move(event, promise, told.get(position), remeasured):
            moves.append((event, move))
    moves += _existence(events, frozen_at)
    moves.sort(key=lambda each: each[0].at)
    return _with_undoing([move for _, move in moves]), promise


def _move(event: Event, before: Promise, told: tuple[Openness, Declared] | None, remeasured: set[int]) -> Move | None:
    change, field = event.change, field_of(event.change)
    if field is None or fills_a_gap(field, change.before) or change.before == change.after:
        return None
    direction = _DIRECTIONS.get(change.kind, Direction.NEITHER)
    if field is Field.BASELINE:
        direction = _of_a_baseline(change, before.target)
    elif field is Field.DUE:
        direction = Direction.EASED if str(change.after) > str(change.before) else Direction.RAISED
    if event.at in remeasured and field is not Field.DUE:
        direction = Direction.NEITHER
    openness, declared = told or (Openness.QUIET, None)
    return Move(field, direction, openness, change, event.commit, declared)


def _of_a_baseline(change: Change, target: float | None) -> Direction:
    """A start further from the target makes the same value look like more of the way."""
    before, after = change.before, change.after
    if target is None or not isinstance(before, int | float) or not isinstance(after, int | float) or before == target:
        return Direction.NEITHER
    return Direction.EASED if (after - before) * (target - before) < 0 else Direction.RAISED


def _existence(events: Sequence[Event], frozen_at: int) -> Iterator[tuple[Event, Move]]:
    """What was given up, in the open or by deleting it, and what came back."""
    dropped = gone = False
    for event in events:
        change = event.change
        kind, was, at = change.kind, (dropped, gone), event.at >= frozen_at
        if kind in _DROPPED:
            dropped = change.after is not None
            if at and dropped != was[0]:
                declared = Declared(change.note, None, event.commit)
                direction = Direction.EASED if dropped else Direction.RAISED
                yield event, Move(Field.EXISTENCE, direction, Openness.DECLARED, change, event.commit, declared)
        elif kind in _REMOVED:
            gone = True
            if at and not dropped:  # what was given up in the open may be tidied away
                yield event, Move(Field.EXISTENCE, Direction.EASED, Openness.QUIET, change, event.commit)
        elif kind in _ADDED:
            gone = False
            if at and was[1]:
                yield event, Move(Field.EXISTENCE, Direction.RAISED, Openness.QUIET, change, event.commit)


def postponements(
    events: Sequence[Event], freeze: Callable[[Reference], tuple[Cycle, int] | None]
) -> Iterator[tuple[Reference, Move]]:
    """Moves of an objective out of a cycle that was frozen, each with the name that it left behind.

    ``freeze`` gives the cycle of a reference and the position of the first moment after its freeze.
    """
    for event in events:
        change = event.change
        left, come = (Reference.parse(str(value)) for value in (change.before, change.after))
        if change.kind is not ChangeKind.OBJECTIVE_MOVED or left is None or come is None or left.cycle == come.cycle:
            continue
        frozen = freeze(left)
        if frozen and event.at >= frozen[1]:
            back = next((one.commit for one in events if one.at > event.at and one.change.after == change.before), None)
            yield left, Move(Field.EXISTENCE, Direction.EASED, Openness.QUIET, change, event.commit, None, back)


def _with_due(event: Event, cycle: Cycle) -> Event:
    """Without a due date of its own a key result is due at the end of the cycle; so say the day."""
    change, end = event.change, cycle.ends.isoformat()
    if change.kind is ChangeKind.DUE_DATE_MOVED:
        return event._replace(change=replace(change, before=change.before or end, after=change.after or end))
    if change.kind is ChangeKind.REBASELINED and change.detail == Field.DUE and change.after is not None:
        after = end if change.after == "none" else change.after
        return event._replace(change=replace(change, before=change.before or end, after=after))
    return event


def _with_undoing(moves: list[Move]) -> tuple[Move, ...]:
    """Each move with the later one that took it back, if one did."""
    return tuple(replace(move, undone_by=_undone_by(move, moves[at + 1 :])) for at, move in enumerate(moves))


def _undone_by(move: Move, later: Sequence[Move]) -> Commit | None:
    if move.direction is Direction.RAISED:
        return None
    same = (one for one in later if one.field is move.field and one.change.detail == move.change.detail)
    return next((one.commit for one in same if _restores(one.after, move)), None)


def _restores(value: Value, move: Move) -> bool:
    """Whether the promise is again what it was before the move, or harder still."""
    before, after = move.before, move.after
    if move.direction is Direction.EASED and all(isinstance(one, int | float) for one in (value, before, after)):
        return (value - before) * (after - before) <= 0  # type: ignore[operator] # they are numbers
    if move.field is Field.DUE and move.direction is Direction.EASED:
        return str(value) <= str(before)
    return value == before
