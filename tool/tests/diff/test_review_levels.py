"""What a change asks of a reader, and by which name it is known again."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrkit.diff.change import Change, ChangeKind
from okrkit.diff.fingerprint import fingerprint
from okrkit.diff.review import LEVELS, Level, level
from okrkit.plan import Plan
from okrkit.reading.build import assemble, build_okr_file, build_workspace
from okrkit.reference import Reference

LATE = Reference("payments", "on-time-payouts", "2026-Q4", "late-payouts")
EASED = Change(ChangeKind.TARGET_EASED, LATE, "Late payouts fall", 0.5, 1.5, "%")
PUT_OFF = Change(ChangeKind.FREEZE_MOVED, Reference("", "", "2026-Q4"), "2026-Q4", "2026-10-12", "2026-11-20")


def plan(**workspace: Any) -> Plan:
    file = build_okr_file({"team": "payments", "cycle": "2026-Q4", "objectives": []}, "payments.yaml")
    return assemble(build_workspace({"organization": "Northwind Roasters", **workspace}, "okrs.yaml"), [file])


def frozen_from(day: str) -> Plan:
    return plan(cycles=[{"id": "2026-Q4", "frozen_from": day}])


@pytest.mark.parametrize("kind", ChangeKind)
def test_every_kind_asks_something(kind: ChangeKind) -> None:
    assert LEVELS[kind] in Level


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("target eased", "attention"),
        ("key result removed", "attention"),
        ("freeze moved", "attention"),
        ("target raised", "review"),
        ("objective owner changed", "review"),
        ("aligned", "review"),
        ("check-in added", "routine"),
        ("feedback added", "routine"),
    ],
)
def test_levels_are_those_of_the_model(kind: str, expected: str) -> None:
    assert LEVELS[ChangeKind(kind)] == expected


@pytest.mark.parametrize(("day", "expected"), [("2026-10-11", "review"), ("2026-10-12", "review"), ("2026-10-13", "attention")])
def test_before_the_freeze_a_promise_is_a_draft(day: str, expected: str) -> None:
    same = frozen_from("2026-10-12")
    assert level(EASED, same, same, date.fromisoformat(day)) == expected


@pytest.mark.parametrize(("before", "expected"), [(None, "review"), (4.2, "attention")])
def test_what_is_said_for_the_first_time_moves_nothing(before: float | None, expected: str) -> None:
    baseline = Change(ChangeKind.BASELINE_CHANGED, LATE, "Late payouts fall", before, 4.0)
    assert level(baseline, plan(), plan(), date(2026, 11, 22)) == expected


def test_putting_off_the_freeze_makes_no_draft_of_a_promise() -> None:
    before, after, day = frozen_from("2026-10-12"), frozen_from("2026-11-20"), date(2026, 11, 9)
    assert level(EASED, before, after, day) is Level.ATTENTION
    assert level(PUT_OFF, before, after, day) is Level.ATTENTION
    assert level(PUT_OFF, before, after, date(2026, 10, 5)) is Level.ATTENTION
    assert level(PUT_OFF, before, after, date(2026, 9, 30)) is Level.REVIEW


def test_a_cycle_that_nobody_knows_is_no_excuse() -> None:
    elsewhere = replace(EASED, reference=replace(LATE, cycle="holiday-push"))
    assert level(elsewhere, plan(), plan(), date(2026, 1, 1)) is Level.ATTENTION


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Late payouts fall", "Fewer payouts are late", "routine"),
        ("Late payouts fall from 4.2% to 0.5%", "Late payouts drop from 4.2% to 0.5%", "routine"),
        ("Late payouts fall from 4.2% to 0.5%", "Late payouts fall from 4.2% to 1.5%", "review"),
    ],
)
def test_a_title_is_wording_while_its_numbers_stay(before: str, after: str, expected: str) -> None:
    retitled = Change(ChangeKind.KEY_RESULT_RETITLED, LATE, after, before, after)
    assert level(retitled, plan(), plan(), date(2026, 11, 22)) == expected


def test_a_workspace_grades_kinds_its_own_way_but_not_in_the_change_itself() -> None:
    raised = Change(ChangeKind.TARGET_RAISED, LATE, "Late payouts fall", 0.5, 0.3, "%")
    strict, lax = plan(policy={"review": {"target-raised": "attention"}}), plan(policy={"review": {"target-eased": "routine"}})
    day = date(2026, 11, 22)
    assert level(raised, strict, plan(), day) is Level.ATTENTION
    assert level(raised, plan(), strict, day) is Level.REVIEW
    assert level(EASED, lax, lax, day) is Level.ROUTINE
    assert level(EASED, plan(), lax, day) is Level.ATTENTION


def test_a_fingerprint_is_known_for_ever() -> None:
    assert fingerprint(EASED) == "c94cbbe5425b"


def test_a_fingerprint_does_not_hear_of_names_and_notes() -> None:
    renamed = replace(EASED, title="Fewer payouts are late", note="Two banks left", by="dana")
    assert fingerprint(renamed) == fingerprint(EASED)
    assert fingerprint(replace(EASED, before=1)) == fingerprint(replace(EASED, before=1.0))


CHANGES = st.builds(
    Change,
    st.sampled_from(ChangeKind),
    st.builds(Reference, st.sampled_from("ab"), st.sampled_from("ab"), st.none() | st.just("2026"), st.none() | st.just("k")),
    st.just("Title"),
    st.none() | st.integers(0, 3) | st.floats() | st.text(max_size=2),
    st.none() | st.integers(0, 3) | st.text(max_size=2),
    st.sampled_from(["", "%"]),
    st.sampled_from(["", "x"]),
)


@given(CHANGES, CHANGES)
def test_different_changes_have_different_fingerprints(one: Change, other: Change) -> None:
    assert len(fingerprint(one)) == 12
    assert set(fingerprint(one)) <= set("0123456789abcdef")
    same = repr(replace(one, before=_number(one.before), after=_number(one.after))) == repr(
        replace(other, before=_number(other.before), after=_number(other.after))
    )
    assert (fingerprint(one) == fingerprint(other)) is same


def _number(value: object) -> Any:
    return float(value) if isinstance(value, int) else value
