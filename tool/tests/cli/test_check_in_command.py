"""`okr check-in` as people see it."""

import json
from datetime import date
from pathlib import Path

import pytest

from okrkit.reading.folder import Folder
from okrkit.reading.load import load
from okrkit.reading.schema import check
from tests.cli.conftest import THE_DAY, Okr

WORKSPACE = """\
version: 1
organization: Northwind Roasters
teams: {payments: {name: Payments}}
people: {dana: {name: Dana Ruiz}}
"""
PAYMENTS = """\
# ours
team: payments
cycle: 2026-Q4
objectives:
  - id: on-time
    title: Payouts arrive on the day we said
    key_results:
      - id: late
        title: Late payouts fall from 4.2% to 0.5%
        baseline: 4.2
        target: 0.5
        unit: "%"
        check_ins:
          - {date: 2026-10-12, value: 3.9, confidence: 0.6, by: dana}  # first
          - {date: 2026-11-02, value: 3.4}
      - id: banks
        title: Every bank is on the new file
        kind: output
        milestones:
          - {title: Pilot bank live, done: 2026-10-20}
          - {title: All banks live}
          - title: All old files gone
      - {id: cost, title: A payout costs at most 11 cents, kind: guardrail, guards: late, at_most: 11, current: 10}
"""
LATE, BANKS, COST = (f"payments/on-time#{id}" for id in ("late", "banks", "cost"))
DAY = ("--date", "2026-11-09")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    (tmp_path / "okrs.yaml").write_text(WORKSPACE)
    (tmp_path / "payments.yaml").write_bytes(PAYMENTS.encode())
    return tmp_path / "payments.yaml"


def test_a_check_in_is_one_more_line_and_is_told(okr: Okr, plan: Path) -> None:
    said = okr("check-in", LATE, "3.1", *DAY, "-c", "0.4", "--note", "Two banks, none new", "--by", "dana")
    line = '          - {date: 2026-11-09, value: 3.1, confidence: 0.4, by: dana, note: "Two banks, none new"}\n'
    above = "          - {date: 2026-11-02, value: 3.4}\n"
    assert plan.read_bytes().decode() == PAYMENTS.replace(above, above + line)
    assert (said.code, said.errors) == (0, "")
    assert said.output == (
        "payments/on-time@2026-Q4#late  Late payouts fall from 4.2% to 0.5%\n"
        "  checked in 3.1%, confidence 0.6 → 0.4, “Two banks, none new”\n"
        "  progress 30%, 43% expected: behind\n"
        "  written to payments.yaml, line 16\n"
    )


def test_a_check_in_of_an_earlier_day_stands_where_it_belongs(okr: Okr, plan: Path) -> None:
    okr("check-in", LATE, "3.7", "--date", "2026-10-19")
    expected = PAYMENTS.replace("  # first\n", "  # first\n          - {date: 2026-10-19, value: 3.7}\n")
    assert plan.read_bytes().decode() == expected


def test_the_same_check_in_is_not_added_again(okr: Okr, plan: Path) -> None:
    said = okr("check-in", LATE, "3.4", "--date", "2026-11-02")
    assert said.output == "payments/on-time@2026-Q4#late says that already: nothing to write\n"
    assert plan.read_bytes().decode() == PAYMENTS


def test_without_a_day_it_is_today(okr: Okr, plan: Path) -> None:
    okr("check-in", f"{LATE.replace('#', '@2026-Q4#')}", "3.4")
    key_result = load(Folder(plan.parent)).plan.objectives[0].key_results[0]
    assert key_result.check_ins[-1].date == date.fromisoformat(THE_DAY)


def test_a_negative_value_stands_behind_two_hyphens(okr: Okr, plan: Path) -> None:
    okr("check-in", LATE, *DAY, "--", "-0.1")
    assert "          - {date: 2026-11-09, value: -0.1}\n" in plan.read_bytes().decode()


def test_a_dry_run_shows_the_difference_and_writes_nothing(okr: Okr, plan: Path) -> None:
    said = okr("check-in", LATE, "3.1", *DAY, "--dry-run")
    assert "+          - {date: 2026-11-09, value: 3.1}\n" in said.output
    assert said.output.startswith("--- payments.yaml\n+++ payments.yaml\n")
    assert plan.read_bytes().decode() == PAYMENTS


@pytest.mark.parametrize(
    ("value", "arguments", "written"), [("310", [], True), ("310", ["--dry-run"], False), ("3.4", [], False)]
)
def test_as_json_it_keeps_to_its_schema(okr: Okr, plan: Path, value: str, arguments: list[str], written: bool) -> None:
    changes = int(value == "310")
    day = "2026-11-09" if changes else "2026-11-02"
    answer = json.loads(okr("check-in", LATE, value, "--date", day, "--format", "json", *arguments).output)
    assert check(answer, "edit-output") == []
    assert (answer["written"], len(answer["changes"]), len(answer["said"])) == (written, changes, changes)
    assert [warned["message"] for warned in answer["warnings"]] == ["310% is far from what was known before"] * changes
    assert answer["files"] == [{"path": "payments.yaml", "line": 16}] * changes
    assert ("+          - {date: 2026-11-09" in answer["difference"]) == bool(changes)


def test_milestones_are_done_on_the_day(okr: Okr, plan: Path) -> None:
    said = okr("check-in", BANKS, *DAY, "--done", "all banks", "--done", "All old files gone")
    expected = PAYMENTS.replace("All banks live}", "All banks live, done: 2026-11-09}")
    expected = expected.replace("All old files gone\n", "All old files gone\n            done: 2026-11-09\n")
    assert plan.read_bytes().decode() == expected
    assert "progress 100%" in said.output


def test_a_value_kept_in_short_stays_in_short(okr: Okr, plan: Path) -> None:
    okr("check-in", COST, "10.5", "--confidence", "0.9", *DAY)
    assert plan.read_bytes().decode() == PAYMENTS.replace("current: 10}", "current: 10.5, confidence: 0.9}")
    said = okr("check-in", COST, "9", "--note", "Fewer files")
    assert said.errors.startswith("error: cost keeps its value in `current`, which has room for a value and a confidence only")


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ([LATE, "3,1"], "error: the value `3,1` is not a number"),
        ([LATE, "lots"], "error: the value `lots` is not a number\nhelp: write digits with a point"),
        ([LATE, "1_000"], "error: the value `1_000` is not a number\nhelp: write digits with a point, without unit"),
        ([LATE, "3", "-c", "70"], "error: the confidence 70 is not between 0 and 1\nhelp: 0 is no hope, 1 is certainty"),
        ([LATE, "3", "--date", "2999-01-01"], "error: 2999-01-01 is still to come"),
        ([LATE, "-3"], "error: no such option: -3\nhelp: a negative number is typed after `--`, behind everything else"),
        ([LATE], "error: there is nothing to check in"),
        ([LATE, "3", "--by", "dena"], "error: there is no person `dena`; did you mean `dana`?"),
        (["payments/on-time#lat", "3"], "error: there is no key result of `payments/on-time@2026-Q4` `lat`; did you mean"),
        (["payments/on-time", "3"], "error: `payments/on-time@2026-Q4` has 3 key results\nhelp: name one"),
        (["payments/in-time#late", "3"], "error: there is no objective `payments/in-time`; did you mean `payments/on-time`?"),
        ([BANKS, "--done", "All"], "error: “All” begins several milestones"),
        ([BANKS, "--done", "Nobody"], "error: there is no milestone “Nobody”\nhelp: the milestones are “Pilot bank live”"),
        ([LATE, "3", "--note", "a\x07b"], "error: what is to be written holds an invisible character (U+0007)"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_refused_and_nothing_is_written(okr: Okr, plan: Path, arguments: list[str], error: str) -> None:
    said = okr("check-in", *arguments)
    assert said.code == 2
    assert said.errors.startswith(error)
    assert plan.read_bytes().decode() == PAYMENTS


@pytest.mark.parametrize(("value", "is_odd"), [("310", True), ("0.03", True), ("1", False), ("4.9", False), ("15", True)])
def test_a_step_that_looks_like_a_slip_is_warned_of(okr: Okr, plan: Path, value: str, is_odd: bool) -> None:
    said = okr("check-in", LATE, value, *DAY)
    assert said.code == 0
    assert said.errors.startswith(f"warning: {value}% is far from what was known before") is is_odd
    assert plan.read_bytes().decode() != PAYMENTS
