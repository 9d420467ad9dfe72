"""`okr validate` as people see it."""

import json
from pathlib import Path

import pytest

from okrkit.reading.schema import check
from tests.cli.conftest import Okr

WORKSPACE = """\
version: 1
organization: Northwind Roasters
teams:
  company: {name: Northwind}
  payments: {name: Payments, parent: company}
"""
PAYMENTS = """\
team: payments
cycle: 2026-Q4
objectives:
  - id: on-time-payouts
    title: Cafés trust that every payout arrives on time
    aligns_to: [company/merchant-love]
    ambition: aspirationl
"""

ALL_PROBLEMS = """\
okrs/company.yaml:4:1 error there is a tab in front of this line, and YAML counts spaces only  syntax
    4 │  - id: love
      │ ^
      help: replace the tab by spaces

okrs/payments.yaml:6:17 error there is no objective `company/merchant-love`  unknown-reference
    6 │     aligns_to: [company/merchant-love]
      │                 ^
      help: team company has no objective of that id in any cycle

okrs/payments.yaml:7:15 error `ambition` is `aspirationl`; did you mean `aspirational`?  schema
    7 │     ambition: aspirationl
      │               ^
      help: it can be committed, aspirational or learning

okrs/platform.yaml:1:7 error there is no team `platfrom`  unknown-reference
    1 │ team: platfrom
      │       ^
      help: add it to `teams` in okrs.yaml

4 errors in 3 files; 4 files, 1 objective, 0 key results read
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A folder with a workspace in okrs/ that has problems of three sorts."""
    okrs = tmp_path / "okrs"
    okrs.mkdir()
    (okrs / "okrs.yaml").write_text(WORKSPACE)
    (okrs / "company.yaml").write_text("team: company\ncycle: 2026-Q4\nobjectives:\n\t- id: love\n")
    (okrs / "payments.yaml").write_text(PAYMENTS)
    (okrs / "platform.yaml").write_text("team: platfrom\ncycle: 2026-Q4\nobjectives:\n  - {id: steady, title: Nobody waits}\n")
    return tmp_path


def test_all_problems_are_told_in_one_run_with_place_and_way_forward(okr: Okr, plan: Path) -> None:
    said = okr("validate")
    assert said.output == ALL_PROBLEMS
    assert said.errors == ""
    assert said.code == 1


def test_a_good_plan_says_so(okr: Okr, northwind: Path) -> None:
    said = okr("validate", folder=northwind)
    assert (said.output, said.errors, said.code) == ("✔ 22 files, 29 objectives, 80 key results: no problems\n", "", 0)


def test_json_keeps_to_its_schema(okr: Okr, plan: Path) -> None:
    said = okr("validate", "--format", "json")
    answer = json.loads(said.output)
    assert check(answer, "validate-output") == []
    assert answer["counts"] == {"error": 4}
    places = [(one["path"], one["line"], one["column"]) for one in answer["findings"]]
    assert places == [
        ("okrs/company.yaml", 4, 1),
        ("okrs/payments.yaml", 6, 17),
        ("okrs/payments.yaml", 7, 15),
        ("okrs/platform.yaml", 1, 7),
    ]
    assert said.code == 1


def test_only_the_named_files_are_reported(okr: Okr, plan: Path) -> None:
    answer = json.loads(okr("validate", "--format", "json", "okrs/platform.yaml").output)
    assert [one["path"] for one in answer["findings"]] == ["okrs/platform.yaml"]


def test_a_folder_around_the_workspace_means_all_of_it(okr: Okr, plan: Path) -> None:
    assert okr("validate", ".").output == ALL_PROBLEMS


def test_the_good_news_says_how_far_it_goes(okr: Okr, plan: Path) -> None:
    said = okr("validate", "okrs/okrs.yaml")
    assert (said.output, said.code) == ("✔ 4 files, 1 objective, 0 key results: no problems in okrs/okrs.yaml\n", 0)


def test_a_path_that_is_not_there_is_no_good_news(okr: Okr, plan: Path, northwind: Path) -> None:
    missing = "error: there is no okrs/nowhere.yaml{}\nhelp: name files and folders of the plan\n"
    said = okr("validate", "okrs/okrs.yaml", "okrs/nowhere.yaml")
    assert (said.output, said.errors, said.code) == ("", missing.format(""), 2)
    said = okr("validate", "--at", "HEAD~3", "okrs/nowhere.yaml", folder=northwind)
    assert (said.output, said.errors, said.code) == ("", missing.format(" at HEAD~3"), 2)
    assert okr("validate", "--at", "HEAD~3", "teams/payments/2026-Q4.yaml", folder=northwind / "okrs").code == 0


def test_a_path_outside_of_the_workspace_is_refused(okr: Okr, plan: Path) -> None:
    (plan / "elsewhere.yaml").write_text("a: 1\n")
    said = okr("validate", "okrs/platform.yaml", "elsewhere.yaml")
    assert said.code == 2
    assert said.errors == ("error: elsewhere.yaml is not inside the workspace okrs\nhelp: one run checks one workspace\n")


def test_without_a_workspace_it_says_what_to_do(okr: Okr, tmp_path: Path) -> None:
    said = okr("validate")
    assert said.code == 2
    assert said.output == ""
    assert said.errors == (
        f"error: there is no okrs.yaml in {tmp_path}, in a folder above it, or in a folder okrs of these\n"
        "help: it marks a workspace: `okr demo DIR` builds an example, or write okrs/okrs.yaml yourself\n"
    )


def test_from_a_folder_inside_paths_lead_there(okr: Okr, plan: Path) -> None:
    answer = json.loads(okr("validate", "--format", "json", folder=plan / "okrs").output)
    assert {one["path"] for one in answer["findings"]} == {"company.yaml", "payments.yaml", "platform.yaml"}
    (plan / "okrs" / "teams").mkdir()
    (plan / "okrs" / "teams" / "broken.yaml").write_text("team: [")
    said = okr("tree", folder=plan / "okrs" / "teams")
    assert said.errors == "warning: 3 files could not be read and are left out: `okr validate` says why\n"
    places = [
        line.split()[0] for line in okr("validate", folder=plan / "okrs" / "teams").output.splitlines() if "error " in line
    ]
    assert places == [
        "../company.yaml:4:1",
        "../payments.yaml:6:17",
        "../payments.yaml:7:15",
        "../platform.yaml:1:7",
        "broken.yaml:1:7",
    ]


def test_hostile_text_cannot_speak_to_the_terminal(okr: Okr, plan: Path) -> None:
    (plan / "okrs" / "platform.yaml").write_text(
        'team: "\\u001b]0;owned\\u0007[bold]x[/] [link=https://evil.example]"\ncycle: 2026\nobjectives: []\n'
    )
    said = okr("validate", "okrs/platform.yaml")
    assert "\x1b" not in said.output
    assert "[bold]x[/]" in said.output


def test_a_second_look_says_the_same_until_something_changes(okr: Okr, plan: Path) -> None:
    okrs = plan / "okrs"
    for name in ("company", "payments", "platform"):
        (okrs / f"{name}.yaml").unlink()
    (okrs / "support.yaml").write_text("team: payments\ncycle: 2026-Q4\nobjectives:\n  - {id: heard, title: Nobody waits}\n")
    first, second = okr("validate"), okr("validate")
    assert first == second
    assert (first.output, first.code) == ("✔ 2 files, 1 objective, 0 key results: no problems\n", 0)
    (okrs / "okrs.yaml").write_text(WORKSPACE.replace("payments:", "payment:"))
    assert okr("validate").code == 1
