"""Nothing that a plan says of objectives changes unseen, and what a change holds is enough to make it again."""

from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrkit.address import Address
from okrkit.diff.change import Change, ChangeKind
from okrkit.diff.compare import compare
from okrkit.objective import (
    Ambition,
    Bound,
    CheckIn,
    Dependency,
    Dropped,
    Feedback,
    Initiative,
    KeyResult,
    Kind,
    Link,
    Milestone,
    Objective,
    Rebaseline,
)
from okrkit.plan import Plan
from okrkit.reference import Reference
from okrkit.workspace import Reading

HERE = Address("payments.yaml")
DAY = date(2026, 11, 9)
OBJECTIVE = Objective(Reference("payments", "on-time-payouts", "2026-Q4"), "Payouts arrive on time", HERE)
KEY_RESULT = KeyResult(replace(OBJECTIVE.reference, key_result="late-payouts"), "Late payouts fall", Kind.OUTCOME, HERE)

SILENT = {"address", "kind_declared", "formerly"}
"""Where a thing stands, whether its kind is written or understood, and the ids it had: none of this is what a plan says."""

OTHER: dict[str, Any] = {
    "title": "Another",
    "why": "Because",
    "owner": "li",
    "contributors": ("li",),
    "ambition": Ambition.COMMITTED,
    "weight": 2.0,
    "aligns_to": (Link(Reference("company", "stay")),),
    "key_results": (KEY_RESULT,),
    "initiatives": (Initiative("a", "A"),),
    "depends_on": (Dependency("platform", "writes"),),
    "feedback": (Feedback("peer", "Good"),),
    "dropped": Dropped(DAY, "No data"),
    "continues": Reference("payments", "payouts", "2026-Q3"),
    "discussion": "https://git.example.com/1",
    "tags": ("trust",),
    "external_ids": {"viva": "7"},
    "custom": {"code": "7"},
    "kind": Kind.OUTPUT,
    "lens": "customer",
    "metric": "late-rate",
    "population": "large merchants",
    "unit": "%",
    "baseline": 4.2,
    "baseline_date": DAY,
    "target": 0.5,
    "commit": 0.5,
    "stretch": 0.5,
    "bound": Bound(1, None),
    "due": DAY,
    "trajectory": (Reading(DAY, 2),),
    "milestones": (Milestone("Pilot"),),
    "proves": "other",
    "guards": "other",
    "current": 3.0,
    "confidence": 0.5,
    "check_ins": (CheckIn(DAY, 3),),
    "rebaselines": (Rebaseline(DAY, {"target": 1}, {"target": 2}, "Two banks left"),),
}


def plan(objective: Objective) -> Plan:
    return Plan("Northwind Roasters", objectives=(objective,))


def holding(key_result: KeyResult) -> Plan:
    return plan(replace(OBJECTIVE, key_results=(key_result,)))


@pytest.mark.parametrize("field", [each.name for each in fields(Objective) if each.name not in SILENT])
def test_another_value_of_any_field_of_an_objective_is_seen(field: str) -> None:
    value = replace(OBJECTIVE.reference, objective="payouts") if field == "reference" else OTHER[field]
    other = replace(OBJECTIVE, **{field: value})
    assert len(compare(plan(OBJECTIVE), plan(other))) == 1
    assert len(compare(plan(other), plan(OBJECTIVE))) == 1


@pytest.mark.parametrize("field", [each.name for each in fields(KeyResult) if each.name not in SILENT])
def test_another_value_of_any_field_of_a_key_result_is_seen(field: str) -> None:
    value = replace(KEY_RESULT.reference, key_result="late") if field == "reference" else OTHER[field]
    other = replace(KEY_RESULT, **{field: value})
    assert len(compare(holding(KEY_RESULT), holding(other))) == 1
    assert len(compare(holding(other), holding(KEY_RESULT))) == 1


@pytest.mark.parametrize("field", sorted(SILENT - {"kind_declared"}))
def test_what_is_silent_is_said_to_be(field: str) -> None:
    other = replace(OBJECTIVE, **{field: Address("elsewhere.yaml") if field == "address" else ("payouts",)})
    assert compare(plan(OBJECTIVE), plan(other)) == ()


WHOLE = {
    ChangeKind.KEY_RESULT_RETITLED: "title",
    ChangeKind.KIND_CHANGED: "kind",
    ChangeKind.KEY_RESULT_OWNER_CHANGED: "owner",
    ChangeKind.LENS_CHANGED: "lens",
    ChangeKind.METRIC_CHANGED: "metric",
    ChangeKind.POPULATION_CHANGED: "population",
    ChangeKind.UNIT_CHANGED: "unit",
    ChangeKind.BASELINE_CHANGED: "baseline",
    ChangeKind.TARGET_RAISED: "target",
    ChangeKind.TARGET_EASED: "target",
    ChangeKind.DUE_DATE_MOVED: "due",
    ChangeKind.WEIGHT_CHANGED: "weight",
    ChangeKind.CHECK_IN_ADDED: "current",
    ChangeKind.CHECK_IN_REMOVED: "current",
    ChangeKind.CONFIDENCE_CHANGED: "confidence",
}
"""Fields of one value, by the kinds that change them; a target's detail names the other two."""


def applied(changes: tuple[Change, ...], key_result: KeyResult) -> KeyResult:
    """The key result after changes that hold all of what they change."""
    for change in changes:
        field = change.detail if change.detail in ("commit", "stretch") else WHOLE[change.kind]
        assert as_held(getattr(key_result, field)) == change.before
        after: Any = change.after
        read = {"kind": Kind, "due": date.fromisoformat}.get(field, lambda value: value)
        key_result = replace(key_result, **{field: None if after is None else read(after)})
    return key_result


def as_held(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


NUMBERS = st.none() | st.sampled_from([0.5, 1, 4.2, 10])
WORDS = st.none() | st.sampled_from(["a", "b"])
KEY_RESULTS = st.builds(
    lambda **given: replace(KEY_RESULT, **given),
    title=st.sampled_from(["Late payouts fall", "Fewer payouts are late"]),
    kind=st.sampled_from(Kind),
    owner=WORDS,
    lens=WORDS,
    metric=WORDS,
    population=st.just("merchants") | st.just("large merchants"),
    unit=st.just("%") | st.just("bps"),
    baseline=NUMBERS,
    target=NUMBERS,
    commit=NUMBERS,
    stretch=NUMBERS,
    due=st.none() | st.dates(date(2026, 10, 1), date(2026, 12, 31)),
    weight=st.sampled_from([1.0, 2.0]),
    current=NUMBERS,
    confidence=st.none() | st.sampled_from([0.2, 0.9]),
)


@given(KEY_RESULTS, KEY_RESULTS)
def test_applying_the_changes_gives_the_other_side(old: KeyResult, new: KeyResult) -> None:
    assert applied(compare(holding(old), holding(new)), old) == new


@given(KEY_RESULTS, KEY_RESULTS, KEY_RESULTS)
def test_step_by_step_leads_to_the_same_end(one: KeyResult, two: KeyResult, three: KeyResult) -> None:
    halfway = applied(compare(holding(one), holding(two)), one)
    step_by_step = applied(compare(holding(two), holding(three)), halfway)
    assert step_by_step == applied(compare(holding(one), holding(three)), one)
