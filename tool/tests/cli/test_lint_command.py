"""`okr lint` as people see it."""

import json
from pathlib import Path

import pytest

from okrkit.reading.schema import check
from tests.cli.conftest import Okr, Said

WORKSPACE = """\
version: 1
organization: Northwind Roasters
teams:
  company: {name: Northwind}
  payments: {name: Payments, parent: company}
lint:
  rules:
    too-many-objectives: {mots: 2}
  exempt:
    - {rule: no-key-results, where: company/calm, because: It is a motto, until: 2026-12-31}
"""
COMPANY = """\
team: company
cycle: 2026-Q4
objectives:
  - {id: calm, title: Nobody dreads December}
"""
PAYMENTS = """\
team: payments
cycle: 2026-Q4
objectives:
  - id: on-time
    title: >-
      Partner cafés know on Monday
      what money comes on Friday
    aligns_to: [company/calm]
  - {id: settled, title: A refund is no longer an argument}
"""

TOLD = """\
okrs/broken.yaml

okrs/broken.yaml:3:1 error `objectivs` is not a field of the file; did you mean `objectives`?  schema
    3 │ objectivs: []
      │ ^^^^^^^^^

okrs/okrs.yaml

okrs/okrs.yaml:8:27 error there is no option of too-many-objectives `mots`; did you mean `most`?  wrong-setting
    8 │     too-many-objectives: {mots: 2}
      │                           ^^^^
      help: it has most, ceiling, severity

payments/on-time@2026-Q4  Partner cafés know on Monday what money comes on Friday

okrs/payments.yaml:6:7 error `Partner cafés know on Monday what money comes on Friday` has no key results, so nobody can \
tell whether it was reached  no-key-results
    6 │       Partner cafés know on Monday
      │       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      help: what would you see if it had come true? Say it as <who> <does what> from <baseline> to <target>

okrs/payments.yaml:8:17 info the link to `company/calm` does not say how it helps  link-without-reason
    8 │     aligns_to: [company/calm]
      │                 ^^^^^^^^^^^^
      help: how does `Partner cafés know on Monday what money comes on Friday` help `Nobody dreads December` to come true? \
Write it as `because`

payments/settled@2026-Q4  A refund is no longer an argument

okrs/payments.yaml:9:26 error `A refund is no longer an argument` has no key results, so nobody can tell whether it was \
reached  no-key-results
    9 │   - {id: settled, title: A refund is no longer an argument}
      │                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      help: what would you see if it had come true? Say it as <who> <does what> from <baseline> to <target>

4 errors and 1 hint on 2 objectives in 3 files; 4 fail the run (--fail-on error)
most often: no-key-results 2, schema 1, wrong-setting 1, link-without-reason 1
1 finding exempted in okrs.yaml
1 file cannot be read, and nobody looked at what it says
`okr explain RULE` teaches a rule, and how to set or exempt it
"""
SELECTED = ("--select", "files,settings", "--select", "no-key-results,link-without-reason", "--as-of", "2026-11-22")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A folder with a workspace in okrs/ that is not a good plan."""
    okrs = tmp_path / "okrs"
    okrs.mkdir()
    (okrs / "okrs.yaml").write_text(WORKSPACE)
    (okrs / "company.yaml").write_text(COMPANY)
    (okrs / "payments.yaml").write_text(PAYMENTS)
    (okrs / "broken.yaml").write_text("team: payments\ncycle: 2026-Q3\nobjectivs: []\n")
    return tmp_path


def rules(said: Said) -> list[str]:
    return [one["rule"] for one in json.loads(said.output)["findings"]]


def test_everything_is_told_by_file_and_objective_with_the_words_that_are_meant(okr: Okr, plan: Path) -> None:
    said = okr("lint", *SELECTED)
    assert said.output == TOLD
    assert (said.errors, said.code) == ("", 1)


def test_json_keeps_to_its_schema_and_says_the_same(okr: Okr, plan: Path) -> None:
    said = okr("lint", *SELECTED, "-f", "json")
    answer = json.loads(said.output)
    assert check(answer, "lint-output") == []
    assert (answer["counts"], answer["failing"], answer["exempted"]) == ({"error": 4, "info": 1}, 4, 1)
    first = answer["findings"][2]
    assert first["reference"] == "payments/on-time@2026-Q4"
    assert (first["line"], first["column"], first["end_column"], first["family"]) == (6, 7, 35, "balance")
    assert [(one["rule"], one["count"]) for one in answer["rules"][:1]] == [("no-key-results", 2)]
    assert said.code == 1


def test_one_line_of_source_for_several_findings_about_the_same_words(okr: Okr, plan: Path) -> None:
    said = okr("lint", "--select", "missing-owner,missing-ambition", "okrs/company.yaml", "--as-of", "2026-11-22")
    assert said.output.count("okrs/company.yaml:4:23 ") == 2
    assert said.output.count("    4 │ ") == 1


@pytest.mark.parametrize(
    ("fail_on", "code", "said_of_it"),
    [
        ("error", 0, "nothing fails the run (--fail-on error)"),
        ("warning", 0, "nothing fails the run (--fail-on warning)"),
        ("info", 1, "1 fails the run (--fail-on info)"),
        ("never", 0, "nothing fails the run (--fail-on never)"),
    ],
)
def test_what_fails_a_run_is_said_in_the_counts(okr: Okr, plan: Path, fail_on: str, code: int, said_of_it: str) -> None:
    said = okr("lint", "--all-cycles", "--select", "link-without-reason", "--fail-on", fail_on)
    assert said.code == code
    assert said_of_it in said.output


def test_nothing_to_say_is_said_in_one_sentence(okr: Okr, plan: Path) -> None:
    (plan / "okrs" / "broken.yaml").unlink()
    said = okr("lint", "--select", "syntax")
    assert (said.output, said.code) == ("✔ 3 objectives, 0 key results, 1 rule: nothing to say\n", 0)
    said = okr("lint", "--select", "no-key-results", "okrs/company.yaml", "--as-of", "2026-11-22")
    assert said.output == (
        "✔ 3 objectives, 0 key results, 1 rule: nothing to say in okrs/company.yaml\n1 finding exempted in okrs.yaml\n"
    )


def test_paths_are_what_is_told_and_not_what_is_seen(okr: Okr, plan: Path) -> None:
    assert rules(okr("lint", *SELECTED, "-f", "json", "okrs/payments.yaml")) == [
        "no-key-results",
        "link-without-reason",
        "no-key-results",
    ]
    assert rules(okr("lint", "--select", "unsupported-objective", "-f", "json", "okrs/company.yaml")) == []
    said = okr("lint", "okrs/nowhere.yaml")
    assert (said.errors.splitlines()[0], said.code) == ("error: there is no okrs/nowhere.yaml", 2)


def test_ignore_and_select_work_together(okr: Okr, plan: Path) -> None:
    assert rules(okr("lint", *SELECTED, "--ignore", "files,no-key-results", "-f", "json")) == [
        "wrong-setting",
        "link-without-reason",
    ]
    said = okr("lint", "--select", "no-key-result")
    assert said.errors == (
        "error: there is no rule or family `no-key-result`; did you mean `no-key-results`?\nhelp: `okr explain` lists them\n"
    )
    assert (said.output, said.code) == ("", 2)


def test_a_workspace_that_cannot_be_read_still_gives_what_reading_found(okr: Okr, plan: Path) -> None:
    (plan / "okrs" / "okrs.yaml").write_text("version: [\n")
    said = okr("lint", "-f", "json")
    assert rules(said) == ["schema", "syntax"]
    assert (said.errors, said.code) == ("", 1)
    assert "so the rules that judge a plan did not run" in okr("lint").output


@pytest.mark.parametrize("asked", [("--select", "integrity"), ("--ignore", "files"), ("okrs/company.yaml",)])
def test_a_workspace_that_cannot_be_read_is_never_a_pass(okr: Okr, plan: Path, asked: tuple[str, ...]) -> None:
    (plan / "okrs" / "okrs.yaml").write_text("version: [\n")
    said = okr("lint", *asked)
    assert "okrs/okrs.yaml:1:10 error" in said.output
    assert "✔" not in said.output
    assert said.code == 1


def test_a_cycle_that_is_over_is_looked_at_only_when_asked(okr: Okr, plan: Path) -> None:
    options = ("lint", "--select", "no-key-results", "--as-of", "2027-03-01", "-f", "json")
    assert rules(okr(*options)) == []
    assert len(rules(okr(*options, "--all-cycles"))) == 3


def test_hostile_text_cannot_speak_to_the_terminal(okr: Okr, plan: Path) -> None:
    title = '"\\u001b]0;owned\\u0007[bold]x[/] [link=https://evil.example]"'
    (plan / "okrs" / "company.yaml").write_text(COMPANY.replace("Nobody dreads December", title))
    said = okr("lint", "okrs/company.yaml", "--ignore", "files", "--all-cycles")
    assert "\x1b" not in said.output
    assert said.errors == ""


def test_the_example_says_nothing_that_fails(okr: Okr, northwind: Path) -> None:
    said = okr("lint", "--as-of", "2026-11-22", "--select", "files,settings", folder=northwind)
    assert said.output.startswith("✔ 29 objectives, 80 key results, ")
    assert said.code == 0
