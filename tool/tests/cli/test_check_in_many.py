"""`okr check-in` for many at once: from rows, and by asking."""

import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Okr
from tests.cli.terminal import talk
from tests.repositories import Workshop

WORKSPACE = """\
version: 1
organization: Northwind Roasters
teams: {payments: {name: Payments, lead: dana}}
people: {dana: {name: Dana Ruiz, email: dana@example.com}}
"""
METRICS = """\
metrics:
  late-payout-rate: {name: Late payouts, definition: Paid after the promised day, unit: "%"}
  unused: {name: Unused, definition: Nobody looks}
"""
PLAN = """\
team: payments
cycle: 2026-Q4
objectives:
  - id: on-time
    title: Payouts arrive on the day we said
    owner: dana
    key_results:
      - id: late
        title: Late payouts fall
        metric: late-payout-rate
        baseline: 4.2
        target: 0.5
        check_ins:
          - {date: 2026-10-12, value: 3.9}
          - {date: 2026-11-02, value: 3.4}
      - id: banks
        title: All banks are live
        kind: output
        proves: late
        milestones:
          - {title: Pilot bank, done: 2026-10-20}
          - {title: All others}
      - id: more
        title: Late payouts fall more
        metric: late-payout-rate
        target: 0.1
        dropped: {date: 2026-10-20, because: Twice}
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    for name, text in {"okrs": WORKSPACE, "metrics": METRICS, "payments": PLAN}.items():
        (tmp_path / f"{name}.yaml").write_text(text)
    return tmp_path / "payments.yaml"


CSV = """\
metric;date;value;note
late-payout-rate;2026-10-26;3.6;"from; the job"
late-payout-rate;2026-11-09;3.1;
"""
JSON = """[
  {"key_result": "payments/on-time#late", "date": "2026-11-09", "value": 3.1},
  {"metric": "late-payout-rate", "date": "2026-10-26", "value": "3.6", "note": "from; the job"}
]"""


SPREADSHEET = CSV.replace("metric;date;value;note", " Metric; DATE;Value ;Note;").replace(";\n", ";;\n")


@pytest.mark.parametrize(
    "rows", [CSV, "\ufeff" + CSV.replace("\n", "\r\n"), SPREADSHEET, JSON, JSON.replace('"key_r', '"Key r')]
)
def test_rows_are_checked_in_by_their_days_and_only_once(okr: Okr, plan: Path, rows: str) -> None:
    said = okr("check-in", "--from", "-", stdin=rows)
    assert (said.code, said.errors) == (0, "")
    lines = PLAN.splitlines(keepends=True)
    lines.insert(14, "          - {date: 2026-10-26, value: 3.6, note: from; the job}\n")
    lines.insert(16, "          - {date: 2026-11-09, value: 3.1}\n")
    assert plan.read_text() == "".join(lines)
    again = okr("check-in", "--from", "-", stdin=rows)
    assert (again.output, again.errors) == (
        "nothing to write\n",
        "2 check-ins of standard input were there already\n",
    )


def test_every_row_that_cannot_be_used_is_told_and_nothing_is_written(okr: Okr, plan: Path) -> None:
    rows = (
        "reference,date,value\n"
        "late-payout-rate,2026-11-09,3.1\n"
        "payments/on-time#lat,2026-11-09,3.1\n"
        'payments/on-time#late,2026-11-09,"3,1"\n'
        "unused,9 November,3\n"
        "unused,2026-11-09,3\n"
        "payments/on-time#late,2026-11-09,nan\n"
    )
    said = okr("check-in", "--from", "-", stdin=rows)
    problems = [line for line in said.errors.splitlines() if line.startswith("error: ")]
    assert problems == [
        "error: standard input, line 4: the value `3,1` is not a number",
        "error: standard input, line 5: `9 November` is not a day",
        "error: standard input, line 7: the value `nan` is not a number",
        "error: standard input, line 3: there is no key result of `payments/on-time@2026-Q4` `lat`; did you mean `late`?",
        "error: standard input, line 6: no key result is measured by unused on 2026-11-09",
        "error: 5 rows of standard input cannot be used",
    ]
    assert (said.code, plan.read_text()) == (2, PLAN)


@pytest.mark.parametrize(
    ("rows", "error"),
    [
        ("metric,date,value\nunused,2026-11-09,3,1\n", ", line 2: it has more cells than the first line has columns"),
        ("metric,date,value\na/b#c@2026-Q4,2026-11-09,3\n", ", line 2: `a/b#c@2026-Q4` is not a reference"),
        ("reference,date,value,Value\n", " has the column `value` twice"),
        ("reference,date,value,comment\n", " has a column `comment`, which nobody knows"),
        ("reference,date,value,confidence\nunused,2026-11-09,3,70\n", ", line 2: the confidence 70 is not between 0 and 1"),
    ],
)  # fmt: skip
def test_a_slip_of_the_table_is_named(okr: Okr, plan: Path, rows: str, error: str) -> None:
    said = okr("check-in", "--from", "-", stdin=rows)
    assert (said.code, said.errors.splitlines()[0]) == (2, f"error: standard input{error}")
    assert plan.read_text() == PLAN


@pytest.mark.parametrize("rows", ["", "a,b\n1,2\n", "[1]", '{"value": [', '"a\n', "reference,date,value\n" + '"x' * 9])
def test_what_is_no_table_is_refused_in_a_sentence(okr: Okr, plan: Path, rows: str) -> None:
    said = okr("check-in", "--from", "-", stdin=rows)
    assert said.code == 2
    assert said.errors.startswith("error: standard input")
    assert plan.read_text() == PLAN


def test_it_asks_for_what_is_due_and_shows_where_it_stands(plan: Path) -> None:
    Workshop(plan.parent).git("config", "user.email", "dana@example.com")
    command = [sys.executable, "-m", "okrkit", "check-in", "--date", "2026-11-16"]
    answers = ("y\n", "1\n", "\n", "\n", "\n", "\n", "2.9\n", "0.5\n", "Two banks\n", "\n", "\n", "y\n")
    shown, output, code = talk(command, *answers, folder=plan.parent)
    assert code == 0
    assert shown.startswith("2 check-ins are due for Dana Ruiz. Enter skips a question, Ctrl-D ends.\n\n1 of 2  All banks")
    assert (
        "2 of 2  Late payouts fall  payments/on-time@2026-Q4#late\n"
        "  last 3.4% on 2 November, 2 weeks ago\n"
        "  4.2% → 0.5% by 31 December; by now 2.33% would be expected\n"
        "  22% of the way, 51% expected: at risk\n"
        "Value in % (Enter to skip) 2.9\n"
    ) in shown
    assert shown.endswith("Write 2 check-ins? [Y/n] y\n")
    assert output.startswith("2 check-ins of Dana Ruiz\n")
    assert plan.read_text() == PLAN.replace(
        "value: 3.4}\n", "value: 3.4}\n          - {date: 2026-11-16, value: 2.9, confidence: 0.5, by: dana, note: Two banks}\n"
    ).replace("{title: All others}", "{title: All others, done: 2026-11-16}")


def test_who_ends_the_questions_keeps_what_was_answered(plan: Path) -> None:
    command = [sys.executable, "-m", "okrkit", "check-in", "--date", "2026-11-16", "--owner", "dana"]
    shown, _, code = talk(command, "y\n", "1\n", "\n", "\n", "\n", "\n", "\x04", "\n", folder=plan.parent)
    assert (code, shown.splitlines()[-1]) == (0, "Write 1 check-in? [Y/n] ")
    assert plan.read_text() == PLAN.replace("{title: All others}", "{title: All others, done: 2026-11-16}")


def test_a_value_that_is_kept_in_short_stays_so_when_it_is_asked_for(plan: Path) -> None:
    short = PLAN[: PLAN.index("        check_ins:")] + "        current: 3.4\n"
    plan.write_text(short)
    Workshop(plan.parent).commit("The plan")  # which knows the day of the value
    command = [sys.executable, "-m", "okrkit", "check-in", "--date", "2026-11-16", "--owner", "dana"]
    shown, _, code = talk(command, "2.9\n", "0.5\n", "y\n", folder=plan.parent)
    assert (code, shown.splitlines()[-1]) == (0, "Write 1 check-in? [Y/n] y")
    assert plan.read_text() == short.replace("current: 3.4\n", "current: 2.9\n        confidence: 0.5\n")


def test_nobody_is_asked_who_is_not_there(okr: Okr, plan: Path) -> None:
    said = okr("check-in")
    assert (said.code, said.errors.splitlines()[0]) == (2, "error: there is nothing to check in")
