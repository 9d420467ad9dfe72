"""What is said of goalposts."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from okrkit.cycle import read_cycle
from okrkit.diff.change import Change, ChangeKind
from okrkit.history.goalposts import Goalpost, Origin
from okrkit.history.moment import Timeline
from okrkit.history.move import Declared, Direction, Move, Openness
from okrkit.history.promise import Field
from okrkit.history.reach import Reach
from okrkit.history.register import Register
from okrkit.plan import Plan
from okrkit.reading.raw import Commit
from okrkit.reference import Reference
from okrkit.say.goalposts import headline, moved, reach, unknown, why

TODAY = date(2026, 11, 22)
REFERENCE = Reference("payments", "on-time-payouts", "2026-Q4", "late-payouts")
PLAN = Plan("Northwind Roasters", cycles={"2026-Q4": cycle} if (cycle := read_cycle("2026-Q4")) else {})


def commit(day: int) -> Commit:
    when = datetime(2026, 11, day, 12, tzinfo=UTC)
    return Commit(f"{day:040x}", (), "Li Wei", "li@example.com", when, when, "Tidy up numbers")


def move(kind: ChangeKind = ChangeKind.TARGET_EASED, before: object = 0.5, after: object = 1.5, **also: object) -> Move:
    change = Change(kind, REFERENCE, "Late payouts fall", before, after, "%")  # type: ignore[arg-type]
    return replace(Move(Field.TARGET, Direction.EASED, Openness.QUIET, change, commit(9)), **also)  # type: ignore[arg-type]


DELETED = move(ChangeKind.KEY_RESULT_REMOVED, "Late payouts fall", None, field=Field.EXISTENCE)
DROPPED = move(ChangeKind.KEY_RESULT_DROPPED, None, "2026-11-09", field=Field.EXISTENCE, openness=Openness.DECLARED)


def goalpost(*moves: Move, both: Reach | None = None, origin: Origin = Origin.FROZEN) -> Goalpost:
    return Goalpost(REFERENCE, "Late payouts fall", origin, moves, reach=both)


def register(*goalposts: Goalpost, cut_at: str | None = None) -> Register:
    return Register(PLAN, Timeline((), "", cut_at, 1), TODAY, tuple(PLAN.cycles.values()), goalposts)


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (move(), "quietly eased the target 0.5% → 1.5%"),
        (move(openness=Openness.DECLARED), "eased the target 0.5% → 1.5%"),
        (move(ChangeKind.TARGET_RAISED, 0.5, 0.25), "quietly raised the target 0.5% → 0.25%"),
        (
            move(ChangeKind.DUE_DATE_MOVED, "2026-11-15", "2026-12-31"),
            "quietly moved the due date from 15 November to 31 December",
        ),
        (move(ChangeKind.TARGET_EASED, 0.5, None), "quietly removed the target, 0.5%"),
        (DELETED, "quietly deleted it"),
        (DROPPED, "dropped it"),
    ],
)
def test_what_a_move_did(one: Move, words: str) -> None:
    assert moved(one, PLAN, REFERENCE) == words


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (move(), "nobody said why"),
        (move(undone_by=commit(12)), "nobody said why; taken back on 12 November"),
        (
            move(openness=Openness.DECLARED, declared=Declared("Two banks left", "ana", commit(9))),
            "declared: Two banks left (approved by ana)",
        ),
        (
            move(openness=Openness.DECLARED_LATE, declared=Declared("Two banks left", None, commit(16))),
            "declared late, on 16 November: Two banks left",
        ),
    ],
)
def test_what_was_said_about_it(one: Move, words: str) -> None:
    assert why(one, PLAN, TODAY) == words


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (goalpost(move()), ""),
        (goalpost(both=Reach(0.3, 0.3, False)), ""),
        (
            goalpost(move(), both=Reach(0.297, 0.407, False)),
            "by the first promise 30% of the way, by the current one 41% of the way",
        ),
        (
            goalpost(move(), both=Reach(0.3, 0.41, True)),
            "by the first promise a score of 0.3, by the current one a score of 0.41",
        ),
        (goalpost(move(), both=Reach(0.3, 0.3, True)), "a score of 0.3 by both promises"),
        (
            goalpost(move(), both=Reach(None, 0.41, False)),
            "by the first promise nobody can tell, by the current one 41% of the way",
        ),
        (goalpost(move(), both=Reach(None, None, False)), "neither promise can be measured"),
        (
            goalpost(move(), both=Reach(None, None, False, is_measured=False)),
            "no number checked in yet, so neither promise can be measured",
        ),
        (
            goalpost(DROPPED, both=Reach(None, None, False, is_measured=False)),
            "no number checked in yet, so the first promise cannot be measured",
        ),
        (
            goalpost(move(), both=Reach(None, None, False, None, True)),
            "nobody can tell by the first promise, holds by the current one",
        ),
        (goalpost(DROPPED, both=Reach(0.04, None, False)), "by the first promise 4% of the way"),
        (
            goalpost(move(), both=Reach(None, None, False, False, True)),
            "is broken by the first promise, holds by the current one",
        ),
        (goalpost(DROPPED, both=Reach(None, None, False, True, None)), "holds by the first promise, dropped now"),
    ],
)
def test_how_far_it_came_by_both_promises(one: Goalpost, words: str) -> None:
    assert reach(one) == words


@pytest.mark.parametrize(
    ("goalposts", "words"),
    [
        ((), "No promise is held to anything yet: no cycle here has frozen."),
        ((goalpost(),), "No goalpost has moved: 1 promise of 2026-Q4 stands as first made."),
        ((goalpost(), goalpost()), "No goalpost has moved: 2 promises of 2026-Q4 stand as first made."),
        (
            (goalpost(origin=Origin.UNKNOWN),),
            "Nobody can tell whether a goalpost has moved: what 1 promise of 2026-Q4 said at the freeze is not known.",
        ),
        (
            (goalpost(), goalpost(origin=Origin.UNKNOWN), goalpost(origin=Origin.UNKNOWN)),
            "No goalpost is known to have moved: of 3 promises of 2026-Q4, 1 stands as first made.",
        ),
        ((goalpost(move()),), "1 move since the freeze, among 1 promise of 2026-Q4: 1 quiet. 1 still wants a reason."),
        (
            (goalpost(move(), move()), goalpost(DROPPED)),
            "3 moves since the freeze, among 2 promises of 2026-Q4: 2 quiet, 1 declared. 2 still want a reason.",
        ),
        ((goalpost(move(undone_by=commit(12))),), "1 move since the freeze, among 1 promise of 2026-Q4: 1 quiet."),
    ],
)
def test_all_in_one_sentence(goalposts: tuple[Goalpost, ...], words: str) -> None:
    assert headline(register(*goalposts)) == words


def test_what_nobody_can_know() -> None:
    nobody = replace(goalpost(origin=Origin.UNKNOWN), added=commit(3))
    began = "the plan's history begins on 3 November."
    cut = "this clone is shallow and begins at abcdef1."
    said = "What 1 promise of 2026-Q4 said at the freeze on 11 October is not known: "
    assert list(unknown(register(nobody))) == [said + began]
    assert list(unknown(register(nobody, cut_at="abcdef1234"))) == [said + cut]
    assert list(unknown(register(goalpost()))) == []
