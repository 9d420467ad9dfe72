"""What is true of the moves of any promise, however often its target went up and down."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from okrkit.cycle import read_cycle
from okrkit.diff.change import Change, ChangeKind, Value
from okrkit.history.lives import Event
from okrkit.history.move import Direction, Move, Openness
from okrkit.history.moves import moves_of
from okrkit.history.promise import Field, Promise
from okrkit.reading.raw import Commit
from okrkit.reference import Reference

REFERENCE = Reference("payments", "on-time-payouts", "2026-Q4", "late-payouts")
CYCLE = read_cycle("2026-Q4")
BEGUN = datetime(2026, 10, 1, 12, tzinfo=UTC)

walks = st.lists(st.integers(-5, 5).map(float), min_size=1, max_size=12)
"""Targets one after the other, of a promise that is better the lower it is."""


def events(targets: list[float]) -> list[Event]:
    """A change for each step that goes anywhere; its position is that of the step."""
    found = []
    for at, (before, after) in enumerate(pairwise(targets)):
        if before != after:
            kind = ChangeKind.TARGET_EASED if after > before else ChangeKind.TARGET_RAISED
            landed = BEGUN + timedelta(days=at)
            commit = Commit(f"{at:040x}", (), "Dana Ruiz", "dana@example.com", landed, landed, "")
            found.append(Event(at, commit, Change(kind, REFERENCE, "Late payouts fall", before, after, "%")))
    return found


def declared(event: Event, before: Value, after: Value) -> Event:
    """An entry of `rebaselines` that lands with a change."""
    change = Change(ChangeKind.REBASELINED, REFERENCE, "", before, after, "%", "target", "The bank left")
    return Event(event.at, event.commit, change)


def moves(found: list[Event], frozen_at: int, last: float) -> tuple[tuple[Move, ...], Promise]:
    assert CYCLE
    return moves_of(found, frozen_at, CYCLE, Promise(target=last))


@given(walks, st.integers(0, 12))
def test_the_first_promise_is_the_one_that_stood_at_the_freeze(targets: list[float], frozen_at: int) -> None:
    found, first = moves(events(targets), frozen_at, targets[-1])
    assert first.target == targets[min(frozen_at, len(targets) - 1)]
    assert all(move.field is Field.TARGET and move.openness is Openness.QUIET for move in found)


@given(walks, st.integers(0, 12))
def test_the_moves_lead_from_the_first_promise_to_the_current_one(targets: list[float], frozen_at: int) -> None:
    found, first = moves(events(targets), frozen_at, targets[-1])
    values = [first.target, *(move.after for move in found)]
    assert [move.before for move in found] == values[:-1]
    assert values[-1] == targets[-1]


@given(walks)
def test_a_reason_is_wanted_exactly_while_the_promise_is_easier_than_it_ever_was(targets: list[float]) -> None:
    found, _ = moves(events(targets), 0, targets[-1])
    assert any(move.needs_a_word for move in found) == (targets[-1] > min(targets))


@given(walks)
def test_one_entry_for_the_whole_way_leaves_nothing_to_say(targets: list[float]) -> None:
    walked = events(targets)
    if walked:
        walked.append(declared(walked[-1], targets[0], targets[-1]))
    found, _ = moves(walked, 0, targets[-1])
    if targets[0] != targets[-1]:
        started = max(at for at, move in enumerate(found) if move.before == targets[0])
        assert all(move.openness is not Openness.QUIET for move in found[started:])
        assert found[-1].openness is Openness.DECLARED


@given(walks)
def test_an_entry_for_every_step_leaves_nothing_quiet(targets: list[float]) -> None:
    both = [one for event in events(targets) for one in (event, declared(event, event.change.before, event.change.after))]
    found, _ = moves(both, 0, targets[-1])
    assert all(move.openness is not Openness.QUIET for move in found)


@given(walks)
def test_what_eased_and_what_raised_add_up_to_the_difference(targets: list[float]) -> None:
    found, first = moves(events(targets), 0, targets[-1])
    steps = [(move.after - move.before, move.direction) for move in found]
    assert all((step > 0) == (direction is Direction.EASED) for step, direction in steps)
    assert first.target + sum(step for step, _ in steps) == targets[-1]
