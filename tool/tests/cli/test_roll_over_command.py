"""`okr roll-over` as people see it: all teams at once, said in full, done once."""

import json
from pathlib import Path

import pytest

from okrkit.reading.schema import check
from tests.cli.conftest import Okr
from tests.repositories import Workshop

WORKSPACE = """\
version: 1
organization: Northwind Roasters
teams: {company: {name: Northwind}, payments: {name: Payments}, platform: {name: Platform}}
"""
YEAR = "team: company\ncycle: 2026\nobjectives:\n  - {id: home, title: A habit at home}\n"
PAYMENTS = """\
team: payments
cycle: 2026-Q3
objectives:
  - id: on-time
    title: Payouts arrive on the day we said
    aligns_to: [company/home]
    key_results:
      - {id: late, title: Late payouts fall from 4 to 1, baseline: 4, target: 1, check_ins: [{date: 2026-09-28, value: 3}]}
  - id: cards
    title: Nobody loses coffee to an expired card
    dropped: {date: 2026-08-03, because: Banks do it}
"""
PLATFORM = PAYMENTS.replace("team: payments", "team: platform").replace("company/home", "payments/on-time")
FILES = {"okrs.yaml": WORKSPACE, "company.yaml": YEAR, "payments/2026-Q3.yaml": PAYMENTS, "platform/2026-Q3.yaml": PLATFORM}
WRITTEN = """\
team: payments
cycle: 2027-Q1
objectives:
  - id: on-time
    title: Payouts arrive on the day we said
    continues: payments/on-time@2026-Q3
    key_results:
      - {id: late, title: Late payouts fall from 3 to 1, baseline: 3, target: 1}
"""
DAY = ("--date", "2026-10-02")


def fill(folder: Path) -> Path:
    for path, text in FILES.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(text.encode())
    return folder


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return fill(tmp_path)


def test_all_teams_begin_the_next_cycle_and_the_second_time_changes_nothing(okr: Okr, plan: Path) -> None:
    said = okr("roll-over", "2026-Q3", "2027-Q1", *DAY)
    assert said.code == 0
    assert said.output == (
        "2026-Q3 → 2027-Q1\n"
        "  carried “Payouts arrive on the day we said” on from 2026-Q3\n"
        "  carried “Payouts arrive on the day we said” on from 2026-Q3\n"
        "  payments/cards is not carried on: it was dropped on 2026-08-03\n"
        "  platform/cards is not carried on: it was dropped on 2026-08-03\n"
        "  links into 2026, which is over by then, are not: roll that cycle over first to keep them\n"
        "  written to payments/2027-Q1.yaml, line 1\n"
        "  written to platform/2027-Q1.yaml, line 1\n"
    )
    assert said.errors == "warning: payments/on-time: company/home is not in 2027-Q1; what does it serve now?\n"
    assert (plan / "payments/2027-Q1.yaml").read_text() == WRITTEN
    linked = (plan / "platform/2027-Q1.yaml").read_text()
    assert "    continues: platform/on-time@2026-Q3\n    aligns_to: [payments/on-time]\n" in linked
    again = okr("roll-over", "2026-Q3", "2027-Q1", *DAY, "--team", "payments")
    assert again.output == (
        "there is nothing to carry from 2026-Q3 into 2027-Q1\n"
        "  payments/on-time is in 2027-Q1 already\n"
        "  payments/cards is not carried on: it was dropped on 2026-08-03\n"
    )
    assert okr("validate").code == 0


def test_a_link_into_the_year_around_both_stays(okr: Okr, plan: Path) -> None:
    said = okr("roll-over", "2026-Q3", "2026-Q4", *DAY, "--only", "payments/on-time", "--format", "json")
    answer = json.loads(said.output)
    assert not check(answer, "edit-output")
    assert (answer["title"], answer["left"], answer["warnings"]) == ("2026-Q3 → 2026-Q4", [], [])
    assert "    aligns_to: [company/home]\n" in (plan / "payments/2026-Q4.yaml").read_text()


def test_one_commit_holds_all_of_it(okr: Okr, repository: Workshop) -> None:
    fill(repository.folder)
    repository.commit("Plan")
    repository.git("config", "user.name", "Ana Costa")
    repository.git("config", "user.email", "ana@example.com")
    said = okr("roll-over", "2026-Q3", "2027-Q1", *DAY, "--commit", folder=repository.folder)
    assert said.code == 0
    assert repository.git("show", "--stat=80", "--format=%s%n%(trailers:key=OKR)").splitlines() == [
        "Roll 2026-Q3 over to 2027-Q1",
        "OKR: payments/on-time@2027-Q1",
        "OKR: platform/on-time@2027-Q1",
        "",
        "",
        " payments/2027-Q1.yaml | 8 ++++++++",
        " platform/2027-Q1.yaml | 9 +++++++++",
        " 2 files changed, 17 insertions(+)",
    ]


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["2026-Q5", "2027-Q1"], "error: there is no cycle `2026-Q5`; did you mean `2026-Q3`?"),
        (["2026-Q3", "next"], "error: there is no cycle `next`"),
        (["2026-Q3", "2026-Q2"], "error: 2026-Q2 does not come after 2026-Q3"),
        (["2026-Q3", "2027-Q1", "--team", "paiments"], "error: there is no team `paiments`; did you mean `payments`?"),
        (["2026-Q3", "2027-Q1", "--team", "company"], "error: Northwind has no objectives in 2026-Q3"),
        (["2026-Q3", "2027-Q1", "--only", "payments/on-tim"],
         "error: there is no objective `payments/on-tim` to carry from 2026-Q3; did you mean `payments/on-time`?"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_refused(okr: Okr, plan: Path, arguments: list[str], error: str) -> None:
    said = okr("roll-over", *arguments)
    assert (said.code, said.output) == (2, "")
    assert said.errors.startswith(error)


def test_a_file_that_is_in_the_place_of_the_new_one_is_not_touched(okr: Okr, plan: Path) -> None:
    (plan / "payments/2027-Q1.yaml").write_text("team: payments\ncycle: 2027-Q1\nobjectives: [}\n")
    said = okr("roll-over", "2026-Q3", "2027-Q1", *DAY)
    assert said.code == 2
    assert said.errors.endswith(
        "error: there is a file payments/2027-Q1.yaml already\nhelp: it is not the plan of payments for 2027-Q1\n"
    )
    assert not (plan / "platform/2027-Q1.yaml").exists()
