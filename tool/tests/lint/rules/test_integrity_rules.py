"""Where the rules of integrity draw their lines. The cycle froze on 11 October 2026; it is 9 November, or the last day told."""

import json
from typing import Any

import pytest

from okrkit.finding import Finding, Severity
from okrkit.lint.example import judge_example
from okrkit.lint.rules.integrity import INTEGRITY

LATE = {"title": "Payouts that arrive late fall", "baseline": 4.2, "target": 0.5}
COST = {"kind": "guardrail", "title": "A payout is cheap", "unit": "cents", "at_most": 11}
DROPPED = {"date": "2026-11-02", "because": "The bank left us"}


def objective(*key_results: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {"key_results": list(key_results), **fields}


def story(**states: dict[str, Any]) -> str:
    """Objectives by the day on which they landed, like ``nov_02``."""
    months = {"sep": 9, "oct": 10, "nov": 11, "dec": 12}
    days = {f"2026-{months[name[:3]]:02}-{name[4:]}": state for name, state in states.items()}
    return json.dumps([{"on": day, **(state if "files" in state else {"objectives": [state]})} for day, state in days.items()])


def change(before: dict[str, Any], **news: Any) -> str:
    """A key result, and what is different of it since 2 November."""
    return story(oct_05=objective(LATE, before), nov_02=objective(LATE, before | news))


def entry(approved: bool = False, **moved: tuple[Any, Any]) -> dict[str, Any]:
    """What declares moves; each a field with what was and what is promised."""
    ends = {"from": {name: ends[0] for name, ends in moved.items()}, "to": {name: ends[1] for name, ends in moved.items()}}
    said = {"date": "2026-11-02", **ends, "because": "The bank left us"}
    return {"rebaselines": [said | ({"approved_by": "ana"} if approved else {})]}


def found(example: str) -> tuple[Finding, ...]:
    return judge_example(example, INTEGRITY).findings


def names(example: str) -> list[str]:
    return [finding.rule for finding in found(example)]


OTHER = LATE | {"title": "Refunds that wait fall", "due": "2026-12-01", "commit": 1.5, "stretch": 0.2}


@pytest.mark.parametrize(
    ("example", "moved"),
    [
        (change(OTHER, target=1), "`target` 0.5% → 1%"),
        (change(OTHER, commit=2), "`commit` 1.5% → 2%"),
        (change(OTHER, stretch=None), "`stretch` 0.2% → nothing"),
        (change(OTHER, baseline=5), "`baseline` 4.2% → 5%"),
        (change(OTHER, due="2026-12-20"), "`due` `2026-12-01` → `2026-12-20`"),
        (change(OTHER, due=None), "`due` `2026-12-01` → `2026-12-31`"),
        (change(COST, at_most=13), "`at_most` 11 cents → 13 cents"),
        (change(COST | {"at_most": None, "between": [5, 11]}, between=[5, 13]), "`at_most` 11 cents → 13 cents"),
    ],
)
def test_each_part_of_a_promise_that_is_eased_is_told_by_itself(example: str, moved: str) -> None:
    (finding,) = found(example)
    assert (finding.rule, finding.severity) == ("quiet-goalpost-move", Severity.ERROR)
    assert finding.message.endswith(f", and nobody said why: {moved}")
    assert "2026-11-02 (" in finding.message


def test_two_parts_are_two_findings_and_a_run_of_moves_is_one() -> None:
    first, second, third = OTHER, OTHER | {"target": 1}, OTHER | {"target": 1.5, "commit": 2}
    findings = found(story(oct_05=objective(first), oct_20=objective(second), nov_02=objective(third)))
    assert [finding.address.pointer[-1] for finding in findings] == ["commit", "target"]
    assert findings[1].message.endswith("`target` 0.5% → 1.5%")
    both = "from: {target: 0.5, commit: 1.5}, to: {target: 1.5, commit: 2}"
    assert all(both in finding.help for finding in findings), "one entry tells both, for a key can stand there only once"


def test_a_target_that_is_gone_cannot_be_declared() -> None:
    fields = {"kind": "output", "target": None, "commit": None, "stretch": None, "milestones": [{"title": "All banks live"}]}
    before = {**OTHER, "commit": None, "stretch": None, "metric": None, "unit": None, "population": None}
    moved, rewritten = found(change(before, **fields))
    assert "`target` 0.5 → nothing" in moved.message
    assert "drop it with `dropped: {date: 2026-11-09" in moved.help
    assert rewritten.message.endswith("it is gone, like 2 more")


@pytest.mark.parametrize(
    "example",
    [
        change(OTHER, target=0.2),
        change(OTHER, target=1, **entry(target=(0.5, 1))),
        change(OTHER, target=1, dropped=DROPPED),
        change(COST, at_most=9),
        change(OTHER | {"baseline": None}, baseline=4.2),
        story(oct_05=objective(OTHER), oct_10=objective(OTHER | {"target": 1})),
        story(oct_05=objective(OTHER), oct_20=objective(OTHER | {"target": 1}), nov_02=objective(OTHER)),
        story(oct_05=objective(OTHER), oct_20=objective(OTHER | {"target": 1}), nov_02=objective(OTHER | {"target": 0.4})),
        story(
            oct_05=objective(OTHER),
            oct_20=objective(OTHER | {"target": 1}),
            nov_02=objective(OTHER | {"target": 1} | entry(target=(0.5, 1))),
        ),
    ],
    ids=["harder", "declared", "dropped", "tighter", "a gap filled", "a draft", "put back", "put further", "declared late"],
)
def test_what_is_no_quiet_move(example: str) -> None:
    assert names(example) == []


def test_what_is_measured_in_another_way_is_told_once_with_its_numbers() -> None:
    (finding,) = found(change(OTHER, unit="‰", target=8))
    assert (finding.rule, finding.severity) == ("redefined-metric", Severity.WARNING)
    assert "`unit` `%` → `‰`" in finding.message
    assert 'from: {target: 0.5, unit: "%"}, to: {target: 8, unit: "‰"}' in finding.help


@pytest.mark.parametrize(("approved", "severity"), [(False, Severity.WARNING), (True, Severity.INFO)])
def test_what_was_declared_is_told_all_the_same_and_mildly_once_it_is_approved(approved: bool, severity: Severity) -> None:
    redefined = change(
        OTHER,
        population="new cafés",
        **entry(approved, population=("partner cafés with at least 10 payouts a month", "new cafés")),
    )
    loosened = change(COST, at_most=13, **entry(approved, at_most=(11, 13)))
    assert [(one.rule, one.severity) for one in found(redefined)] == [("redefined-metric", severity)]
    assert [(one.rule, one.severity) for one in found(loosened)] == [("weakened-guardrail", severity)]


def registry(definition: str) -> dict[str, Any]:
    late = {"name": "Late payouts", "definition": definition, "source": {"system": "warehouse"}}
    key_results = [LATE | {"metric": "late"}, OTHER | {"metric": "late"}]
    file = {"objectives": [objective(*key_results)]}
    return {"files": {"metrics.yaml": {"metrics": {"late": late}}, "teams/payments/2026-Q4.yaml": file}}


def test_a_metric_of_the_registry_is_told_once_where_it_stands() -> None:
    (finding,) = found(story(oct_05=registry("Counted on Sunday"), nov_02=registry("Counted by hand")))
    assert str(finding.address) == "metrics.yaml:metrics.late.definition"
    assert finding.message.startswith(
        "`Late payouts` is measured in another way since the freeze, for 2 key results on 2026-11-02"
    )
    assert finding.message.endswith("`definition` `Counted on Sunday` → `Counted by hand`")


def test_what_is_gone_is_pointed_at_where_it_stood() -> None:
    other = objective(LATE, id="settled", title="A refund is no longer an argument")
    both = {"objectives": [objective(LATE, OTHER), other]}
    one = {"objectives": [objective(LATE, OTHER)]}
    path = "teams/payments/2026-Q4.yaml"
    (finding,) = found(story(oct_05={"files": {path: both}}, nov_02={"files": {path: one}}))
    assert str(finding.address) == f"{path}:objectives.settled"
    assert "`A refund is no longer an argument` was deleted after the freeze on 2026-11-02" in finding.message
    (finding,) = found(story(oct_05=objective(LATE, OTHER), nov_02=objective(LATE)))
    assert str(finding.address) == f"{path}:objectives.0.key_results.key-result-2"


def test_an_objective_that_is_put_off_is_given_up_here() -> None:
    here, there = (f"teams/payments/2026-{quarter}.yaml" for quarter in ("Q4", "H2"))
    moved = {"objectives": [objective(LATE, id="settled", title="A refund is no longer an argument")]}
    left = {"objectives": [objective(OTHER)]}
    both = {"objectives": [*left["objectives"], *moved["objectives"]]}
    example = story(oct_05={"files": {here: both}}, nov_02={"files": {here: left, there: moved}})
    (finding,) = [one for one in found(example) if one.rule == "dropped-quietly"]
    assert "was moved to 2026-H2 after the freeze" in finding.message
    assert "let the one in 2026-H2 say `continues: payments/settled@2026-Q4`" in finding.help
    assert str(finding.address) == f"{there}:objectives.0.title"


def checked(*check_ins: tuple[str, float], **fields: Any) -> dict[str, Any]:
    """A key result with check-ins, by month and day."""
    return objective(LATE | {"check_ins": [{"date": f"2026-{day}", "value": value} for day, value in check_ins]} | fields)


FIRST = ("10-26", 3.9)


@pytest.mark.parametrize(
    ("example", "rules"),
    [
        (story(oct_26=checked(FIRST), nov_02=checked(("10-26", 3.0))), ["rewritten-check-in"]),
        (story(oct_26=checked(FIRST, ("10-19", 4)), nov_02=checked(FIRST)), ["rewritten-check-in"]),
        (story(oct_26=checked(FIRST), oct_27=checked(("10-26", 3)), nov_02=checked(FIRST)), []),
        (story(oct_26=checked(FIRST), nov_02=checked(("10-25", 3.9))), []),
        (story(oct_26=checked(FIRST), nov_02=checked(("10-26", 39.0), unit="‰")), ["redefined-metric"]),
        (story(oct_05=checked(("10-05", 4.2)), oct_26=checked(("10-05", 4.2), FIRST)), []),
    ],
    ids=["another value", "gone", "put back", "another day", "another unit", "one more"],
)
def test_check_ins_of_the_past(example: str, rules: list[str]) -> None:
    assert names(example) == rules


def test_a_correction_on_the_same_day_and_other_words_are_no_rewriting() -> None:
    noted = objective(LATE | {"check_ins": [{"date": "2026-10-26", "value": 3, "note": "Counted again"}]})
    states = [{"on": "2026-10-26", "objectives": [checked(FIRST)]}, {"on": "2026-10-26", "objectives": [checked(("10-26", 3))]}]
    assert names(json.dumps([*states, {"on": "2026-11-02", "objectives": [noted]}])) == []


def test_check_ins_that_come_late_together_are_told_together() -> None:
    late = checked(("10-05", 4.2), ("10-12", 4), ("10-19", 3.9))
    (finding,) = found(story(oct_05=checked(("10-05", 4.2)), nov_01=late))
    assert finding.message.startswith("the check-in of 2026-10-12 on `Payouts")
    (finding,) = found(story(oct_05=checked(("10-05", 4.2)), dec_01=late))
    assert finding.message.startswith("2 check-ins, the first of 2026-10-12, on `Payouts")
    assert names(story(oct_05=objective(OTHER), dec_01=objective(OTHER, LATE | late["key_results"][0]))) == ["late-addition"]


def test_an_objective_that_comes_late_is_told_as_a_whole_and_a_guardrail_not_at_all() -> None:
    new = objective(LATE, OTHER, id="settled", title="A refund is no longer an argument")
    path = "teams/payments/2026-Q4.yaml"
    before, after = ({"files": {path: {"objectives": list(each)}}} for each in ([objective(LATE)], [objective(LATE), new]))
    (finding,) = found(story(oct_05=before, dec_01=after))
    assert finding.message.startswith("`A refund is no longer an argument` was added on 2026-12-01 (")
    assert finding.message.endswith("in week 9 of 13")
    assert names(story(oct_05=objective(LATE), dec_01=objective(LATE, COST))) == []


@pytest.mark.parametrize(
    ("news", "rules"),
    [
        ({}, ["never-rebaselined"]),
        ({"rebaselines": [{"date": "2026-11-02", "from": {"target": 0.2}, "to": {"target": 0.5}, "because": "The bank"}]}, []),
        ({"dropped": DROPPED}, []),
        ({"target": 3.7}, []),
    ],
    ids=["nobody says anything", "it was", "it is given up", "not that far behind"],
)
def test_who_is_far_behind_and_says_nothing(news: dict[str, Any], rules: list[str]) -> None:
    assert names(story(dec_21=checked(("12-07", 4.1), ("12-14", 4), ("12-21", 3.9), **news))) == rules


def test_two_check_ins_far_behind_are_not_enough() -> None:
    assert names(story(dec_21=checked(("12-14", 4), ("12-21", 3.9)))) == []
