"""Who was last heard of when, who has gone quiet, and since when a target is met."""

from datetime import date

import pytest

from okrkit.address import Address
from okrkit.cycle import read_cycle
from okrkit.measure.progress import met_since
from okrkit.measure.silence import is_silent
from okrkit.measure.value import check_ins_until, last_check_in
from okrkit.objective import CheckIn, Dropped, KeyResult, Kind, Milestone
from okrkit.reference import Reference
from okrkit.workspace import Policy

CYCLE = read_cycle("2026-Q4")
FIRST = CheckIn(date(2026, 10, 12), 4, note="Morning")
SECOND = CheckIn(date(2026, 10, 12), 5, note="Evening")
LATER = CheckIn(date(2026, 11, 2), 10)


def key_result(**fields: object) -> KeyResult:
    reference = Reference("payments", "on-time-payouts", "2026-Q4", "late-payouts")
    return KeyResult(reference, "Late payouts fall", Kind.OUTCOME, Address("payments.yaml"), **fields)


def test_check_ins_come_by_date_and_then_as_written() -> None:
    measured = key_result(check_ins=(LATER, FIRST, SECOND))
    assert check_ins_until(measured, date(2026, 10, 11)) == ()
    assert check_ins_until(measured, date(2026, 10, 12)) == (FIRST, SECOND)
    assert check_ins_until(measured, date(2026, 12, 1)) == (FIRST, SECOND, LATER)
    assert [last_check_in(measured, date(2026, *day)) for day in ((10, 11), (10, 12), (11, 2))] == [None, SECOND, LATER]


def test_a_target_is_met_since_the_first_reading_of_the_unbroken_run() -> None:
    values = {date(2026, 10, 5): 11, date(2026, 10, 12): 9, date(2026, 10, 19): 10, date(2026, 10, 26): 12}
    measured = key_result(baseline=0, target=10, check_ins=tuple(CheckIn(on, value) for on, value in values.items()))
    since = [met_since(measured, date(2026, 10, day)) for day in (4, 5, 12, 19, 30)]
    assert since == [None, date(2026, 10, 5), None, date(2026, 10, 19), date(2026, 10, 19)]


def test_milestones_are_met_with_the_last_of_them() -> None:
    steps = (Milestone("All banks live", date(2026, 11, 10)), Milestone("Pilot bank live", date(2026, 10, 20)))
    planned = key_result(milestones=steps)
    assert [met_since(planned, date(2026, 11, day)) for day in (9, 10, 30)] == [None, date(2026, 11, 10), date(2026, 11, 10)]


def test_a_current_value_says_not_since_when_it_is_met() -> None:
    assert met_since(key_result(baseline=0, target=10, current=12), date(2026, 11, 30)) is None


@pytest.mark.parametrize(
    ("fields", "day", "silent"),
    [
        ({}, "2026-10-15", False),
        ({}, "2026-10-16", True),                                             # never heard of
        ({}, "2026-12-31", True),
        ({}, "2027-01-01", False),                                            # nobody is asked any more
        ({}, "2026-09-30", False),                                            # nobody is asked yet
        ({"check_ins": (LATER,)}, "2026-10-20", True),                        # it will be heard of
        ({"check_ins": (LATER,)}, "2026-11-16", False),
        ({"check_ins": (LATER,)}, "2026-11-17", True),
        ({"check_ins": (LATER,), "current": 9}, "2026-11-17", True),
        ({"current": 9}, "2026-12-24", False),                                # how old that is only git knows
        ({"dropped": Dropped(date(2026, 11, 20), "Other plans")}, "2026-11-19", True),
        ({"dropped": Dropped(date(2026, 11, 20), "Other plans")}, "2026-11-20", False),
    ],
)  # fmt: skip
def test_silence_lasts_longer_than_twice_the_cadence(fields: dict[str, object], day: str, silent: bool) -> None:
    assert CYCLE
    measured = key_result(baseline=0, target=100, **fields)
    assert is_silent(measured, CYCLE, Policy(), date.fromisoformat(day)) is silent
