"""Every change in words."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okrkit.diff.change import Change, ChangeKind
from okrkit.reading.build import assemble, build_okr_file, build_workspace
from okrkit.reading.events import read_data
from okrkit.reference import Reference
from okrkit.say.sentences import PHRASES, sentence
from okrkit.say.summary import COUNTED, summary, tell

PLAN = assemble(
    build_workspace(
        {
            "organization": "Northwind Roasters",
            "teams": {"payments": {"name": "Payments"}, "platform": {"name": "Platform"}, "company": {"name": "Northwind"}},
            "people": {"dana": {"name": "Dana Ruiz"}, "li": {"name": "Li Wei"}, "ana": {"name": "Ana Costa"}},
        },
        "okrs.yaml",
    ),
    [
        build_okr_file(
            {
                "team": "company",
                "cycle": 2026,
                "objectives": [
                    {"id": "love", "title": "Merchants stay", "key_results": [{"id": "retention", "title": "Retention rises"}]}
                ],
            },
            "company.yaml",
        ),
        build_okr_file(
            {
                "team": "payments",
                "cycle": "2026-Q4",
                "objectives": [
                    {
                        "id": "on-time-payouts",
                        "title": "Payouts arrive on time",
                        "key_results": [{"id": "late-payouts", "title": "Late payouts fall"}],
                    }
                ],
            },
            "payments.yaml",
        ),
    ],
)
OBJECTIVE = Reference("payments", "on-time-payouts", "2026-Q4")
KEY_RESULT = replace(OBJECTIVE, key_result="late-payouts")
TITLES = {
    "": (OBJECTIVE, "Payouts arrive on time"),
    "kr": (KEY_RESULT, "Late payouts fall"),
    "team": (Reference("payments", ""), "Payments"),
    "cycle": (Reference("", "", "2026-Q4"), "2026-Q4"),
    "review": (Reference("payments", "", "2026-Q4"), "Payments"),
    "workspace": (Reference("", ""), "Northwind Roasters"),
}
ROWS: list[dict[str, Any]] = read_data((Path(__file__).parent / "sentences.yaml").read_bytes())


def change(kind: str, of: str = "", **fields: Any) -> Change:
    return Change(ChangeKind(kind), *TITLES[of], **fields)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["said"])
def test_a_change_is_said_so(row: dict[str, Any]) -> None:
    fields = {key: value for key, value in row.items() if key != "said"}
    assert sentence(change(**fields), PLAN) == row["said"]


@pytest.mark.parametrize("kind", ChangeKind)
def test_every_kind_has_words(kind: ChangeKind) -> None:
    assert kind in PHRASES
    assert kind in COUNTED
    assert any(row["kind"] == kind for row in ROWS)


@settings(max_examples=300)
@given(data=st.data())
def test_nothing_a_change_may_hold_is_unspeakable(data: st.DataObject) -> None:
    values = (
        st.none() | st.floats() | st.integers() | st.text(max_size=9) | st.sampled_from(["2026-02-30", "company/love", "li"])
    )
    texts = st.text(max_size=9) | st.sampled_from(["milestone", "2026-02-31", "company/love", "team", "at most"])
    told = data.draw(
        st.builds(
            change,
            st.sampled_from(ChangeKind),
            st.sampled_from(list(TITLES)),
            before=values,
            after=values,
            detail=texts,
            note=texts,
        )
    )
    assert sentence(told, PLAN)
    assert summary([told, told], PLAN)


def test_what_the_reader_knows_is_not_named() -> None:
    eased = change("target eased", "kr", before=0.5, after=1.5, unit="%")
    assert sentence(eased, PLAN, within=KEY_RESULT) == "eased the target 0.5% → 1.5%"
    assert sentence(eased, PLAN, within=OBJECTIVE) == "eased the target of “Late payouts fall” 0.5% → 1.5%"
    added = change("key result added", "kr", after="x")
    assert sentence(added, PLAN, within=OBJECTIVE) == "added the key result “Late payouts fall”"
    assert sentence(change("objective added"), PLAN, within=OBJECTIVE) == "wrote it"


def test_a_plan_that_knows_nobody_uses_what_is_written() -> None:
    stranger = Change(ChangeKind.OBJECTIVE_OWNER_CHANGED, Reference("a", "b", "holiday"), "B", "sam", "kim")
    assert sentence(stranger, PLAN) == "handed “B” from sam to kim"
    moved = Change(ChangeKind.DUE_DATE_MOVED, Reference("a", "b", "holiday", "c"), "C", None, "2026-11-15")
    assert sentence(moved, PLAN) == "set the due date of “C” to 15 November 2026"


CHECK_IN = change("check-in added", "kr", after=3.1, unit="%", detail="2026-11-18", note="Two banks left")
CONFIDENCE = change("confidence changed", "kr", before=0.5, after=0.3, detail="2026-11-18")
EASED = change("target eased", "kr", before=0.3, after=0.5, unit="%")
DECLARED = change("rebaselined", "kr", before=0.3, after=0.5, unit="%", detail="target", note="Two banks left", by="ana")
REVIEWED = change("reviewed", after="missed")
SCORED = change("score changed", after=0.7)


def test_what_belongs_together_is_told_together() -> None:
    told = tell([CHECK_IN, EASED, CONFIDENCE, DECLARED, REVIEWED, SCORED], PLAN)
    assert [each.text for each in told] == [
        "checked in 3.1% for “Late payouts fall”, confidence 0.5 → 0.3, “Two banks left”",
        "eased the target of “Late payouts fall” 0.3% → 0.5%, declared: Two banks left (approved by Ana Costa)",
        "reviewed “Payouts arrive on time”: missed, scored 0.7",
    ]
    assert [(each.change, each.along) for each in told] == [
        (CHECK_IN, (CONFIDENCE,)),
        (EASED, (DECLARED,)),
        (REVIEWED, (SCORED,)),
    ]


def test_what_does_not_belong_together_is_told_apart() -> None:
    other_day = replace(CONFIDENCE, detail="2026-10-12")
    other_field = replace(DECLARED, detail="baseline")
    other_thing = replace(SCORED, reference=KEY_RESULT)
    changes = [CHECK_IN, other_day, EASED, other_field, REVIEWED, other_thing]
    assert [each.change for each in tell(changes, PLAN)] == changes


@given(st.lists(st.sampled_from([CHECK_IN, CONFIDENCE, EASED, DECLARED, REVIEWED, SCORED]), unique=True))
def test_every_change_is_told_once(changes: list[Change]) -> None:
    told = [change for each in tell(changes, PLAN) for change in (each.change, *each.along)]
    assert sorted(told, key=repr) == sorted(changes, key=repr)


def test_a_commit_in_one_line() -> None:
    others = [replace(CHECK_IN, reference=replace(KEY_RESULT, key_result=id)) for id in "abc"]
    assert summary([], PLAN) == "changed nothing in the plan"
    assert summary([EASED], PLAN) == "eased the target of “Late payouts fall” 0.3% → 0.5%"
    assert summary([CHECK_IN, CONFIDENCE], PLAN) == tell([CHECK_IN, CONFIDENCE], PLAN)[0].text
    assert summary(others, PLAN) == "checked in 3 key results"
    assert summary([*others, replace(others[0], detail="2026-11-11")], PLAN) == "checked in 3 key results"
    assert summary([*others, EASED], PLAN) == "eased 1 target and checked in 3 key results"
    assert summary([*others, REVIEWED, change("objective added"), change("aligned"), EASED], PLAN) == (
        "eased 1 target, reviewed 1 objective and made 5 more changes"
    )
