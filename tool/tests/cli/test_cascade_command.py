"""`okr cascade` as people see it: drafts in the files of teams, and what they have answered."""

import json
import re
from pathlib import Path

import pytest

from okrkit.reading.schema import check
from tests.cli.conftest import Okr
from tests.repositories import Workshop

WORKSPACE = """\
version: 1
organization: Northwind Roasters
cycles:
  - {id: now, starts: 2020-01-01, ends: 2099-12-31}
  - {id: soon, starts: 2098-01-01, ends: 2099-12-31}
teams:
  company: {name: Northwind}
  payments: {name: "Payments: money", parent: company, lead: dana}
  platform: {name: Platform, parent: company}
  support: {name: Support, parent: company}
people:
  dana: {name: Dana Ruiz}
"""
COMPANY = """\
team: company
cycle: now
objectives:
  - id: cafes-stay
    title: Cafés renew with us because we make their mornings easier
    key_results:
      - {id: renewal, title: Renewals rise from 81% to 90%, baseline: 81, target: 90}
      - {id: returns, title: Bags that come back stay under 2%, kind: guardrail, at_most: 2}
      - {id: fair, title: A café fair in every town, kind: output, target: 9}
      - {id: gone, title: Towns rise from 3 to 5, target: 5, dropped: {date: 2026-11-01, because: No vans}}
  - id: weekends
    title: Nobody gives up a weekend
"""
PAYMENTS = """\
team: payments
cycle: now
objectives:
  - id: on-time
    title: Payouts arrive on the day we said
    aligns_to: [company/cafes-stay]
"""
PLATFORM = "team: platform\ncycle: now\nobjectives: []\n"
CASCADE = ("cascade", "company/cafes-stay", "--to", "payments,platform", "support")


def draft(id: str, team: str, owner: str = "", to: str = "company/cafes-stay") -> str:
    return (
        f"  - id: {id}\n"
        f'    title: "TODO: what will be different, and for whom, because of {team}?"\n'
        f"{owner}"
        "    # Your answer to company/cafes-stay, in your own words and with key results that your work moves:\n"
        "    # - renewal: what moves it that is in your hands, and where would you see that first?\n"
        "    # - returns: what could you do that would break it?\n"
        "    # - fair: what does it need of you, and by when?\n"
        "    # If the honest answer is nothing, delete this draft and say so.\n"
        "    aligns_to:\n"
        f"      - to: {to}\n"
        '        because: "TODO: what has to be true for this to help?"\n'
    )


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    for path, text in {"okrs.yaml": WORKSPACE, "company/now.yaml": COMPANY, "payments/now.yaml": PAYMENTS}.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(text.encode())
    return tmp_path


def text(file: Path) -> str:
    return file.read_bytes().decode()


def test_every_team_gets_questions_of_its_own_and_who_has_answered_is_left_alone(okr: Okr, plan: Path) -> None:
    (plan / "platform-now.yaml").write_bytes(PLATFORM.encode())
    said = okr(*CASCADE)
    assert said.output == (
        "2 drafts\n"
        "  wrote “TODO: what will be different, and for whom, because of Platform?”\n"
        "  wrote “TODO: what will be different, and for whom, because of Support?”\n"
        "  Payments: money answers it already: payments/on-time@now\n"
        "  written to platform-now.yaml, line 3\n"
        "  written to support/now.yaml, line 1\n"
    )
    assert text(plan / "platform-now.yaml") == PLATFORM.replace(" []", "") + draft("cafes-stay", "Platform")
    assert text(plan / "support/now.yaml") == "team: support\ncycle: now\nobjectives:\n" + draft("cafes-stay", "Support")
    assert text(plan / "payments/now.yaml") == PAYMENTS
    assert "Cafés renew" not in text(plan / "support/now.yaml")


def test_a_second_time_nothing_is_written(okr: Okr, plan: Path) -> None:
    okr(*CASCADE)
    before = text(plan / "support/now.yaml")
    said = okr(*CASCADE)
    assert said.output == (
        "every team answers already: nothing to write\n"
        "  Payments: money answers it already: payments/on-time@now\n"
        "  Platform has a draft of it already: platform/cafes-stay@now\n"
        "  Support has a draft of it already: support/cafes-stay@now\n"
    )
    assert text(plan / "support/now.yaml") == before


def test_a_key_result_is_handed_on_by_itself_and_into_the_cycle_that_is_named(okr: Okr, plan: Path) -> None:
    okr("cascade", "company/cafes-stay#returns", "--to", "payments", "--cycle", "soon")
    written = text(plan / "payments/soon.yaml")
    assert "  - id: cafes-stay-returns\n" in written
    assert "    owner: dana\n" in written
    assert "      - to: company/cafes-stay#returns\n" in written
    assert "renewal" not in written


def test_drafts_validate_and_are_told_apart_by_lint(okr: Okr, plan: Path) -> None:
    okr(*CASCADE)
    assert okr("validate").code == 0
    found = json.loads(okr("lint", "--format", "json", "--select", "no-key-results,link-without-reason").output)["findings"]
    told = {(one["rule"], one["path"]) for one in found}
    every = json.loads(okr("lint", "--format", "json").output)["findings"]
    assert not {one["rule"] for one in every} & {"redundant-work", "jargon", "copied-down"}  # of drafts it would be noise
    assert told >= {(rule, path) for rule in ("no-key-results", "link-without-reason")
                    for path in ("platform/now.yaml", "support/now.yaml")}  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["company/cafe-stay", "--to", "payments"], "error: there is no objective `company/cafe-stay`; did you mean"),
        (["company/cafes-stay"], "error: --to is missing\nhelp: say it in the command: which teams are to answer,"),
        ([], "error: REF is missing"),
        (["company/cafes-stay", "--to", "support,paymens"], "error: there is no team `paymens`; did you mean `payments`?"),
        (["company/cafes-stay#gone", "--to", "payments"], "error: `company/cafes-stay#gone` was dropped"),
        (["company/cafes-stay", "--to", "company"], "error: `company/cafes-stay@now` is an objective of company itself"),
        (
            ["company/cafes-stay", "--to", "support", "--cycle", "2019"],
            "error: `company/cafes-stay@now` is of now,",
        ),
        (
            ["company/cafes-stay", "--to", "support", "--format", "csv"],
            "error: --team, --at, --as-of, --fail-on, Markdown",
        ),
        (["--check", "--to", "support"], "error: `--check` writes nothing"),
        (["--check", "--team", "company"], "error: Northwind stands at the top: it is what others answer to"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_nothing_is_written(okr: Okr, plan: Path, arguments: list[str], error: str) -> None:
    said = okr("cascade", *arguments)
    assert said.code == 2
    assert said.errors.startswith(error)
    assert not (plan / "support").exists()
    assert text(plan / "payments/now.yaml") == PAYMENTS


def test_the_check_shows_who_has_answered_what(okr: Okr, plan: Path) -> None:
    okr(*CASCADE)
    (plan / "platform/now.yaml").write_bytes(
        b"team: platform\ncycle: now\nobjectives:\n  - {id: up, title: No payout is lost, aligns_to: [payments/on-time]}\n"
    )
    said = okr("cascade", "--check", COLUMNS="80")
    assert said.output.splitlines()[1:] == [
        "Teams answer 1 of 2 objectives of now.",
        "Nobody has answered “Nobody gives up a weekend”.",
        "To be filled in: support/cafes-stay@now.",
        "",
        "Team             cafes-stay  weekends",
        "Payments: money  1           –",
        "Platform         1           –",
        "Support          draft       –",
        "",
        "Answers to cafes-stay                               Team             Status",
        "Payouts arrive on the day we said                   Payments: money  not-started",
        "No payout is lost                                   Platform         not-started",
        "TODO: what will be different, and for whom,         Support          draft",
        "because of Support?",
        "",
        "A number is how many objectives of a team serve it, directly or through others. A draft waits to be filled in.",
    ]
    assert said.code == 0
    assert okr("cascade", "--check", "--fail-on", "unanswered").code == 1
    assert okr("cascade", "--check", "company/cafes-stay", "--team", "platform", "--fail-on", "unanswered").code == 0


def test_the_check_answers_programs(okr: Okr, plan: Path) -> None:
    answer = json.loads(okr("cascade", "--check", "--format", "json").output)
    assert check(answer, "cascade-output") == []
    of_payments = answer["objectives"][0]["answers"][0]
    assert (of_payments["team"], of_payments["state"], of_payments["by"][0]["directly"]) == ("payments", "answered", True)
    assert answer["unanswered"] == ["company/weekends@now"]
    assert okr("cascade", "--check", "--format", "csv", "--team", "payments").output.splitlines()[1:] == [
        "company/cafes-stay@now,payments,payments/on-time@now,Payouts arrive on the day we said,not-started",
        "company/weekends@now,payments,,,nothing",
    ]
    assert "| Team | cafes&#45;stay | weekends |\n" in okr("cascade", "--check", "--format", "markdown").output


def test_where_nobody_has_to_answer_the_check_says_so(okr: Okr, tmp_path: Path) -> None:
    (tmp_path / "okrs.yaml").write_text("version: 1\norganization: Northwind Roasters\nteams: {company: {name: Northwind}}\n")
    assert okr("cascade", "--check", "--fail-on", "unanswered").output.endswith("has an objective that others could answer.\n")
    (tmp_path / "now.yaml").write_text("team: company\ncycle: 2026-Q4\nobjectives: [{id: a, title: B}]\n")
    said = okr("cascade", "--check", "--fail-on", "unanswered")
    assert said.output.endswith("No team stands below another, so nobody has to answer.\n")
    assert said.code == 0


def test_the_guide_shows_the_draft_that_is_written(okr: Okr, northwind: Path) -> None:
    guide = (Path(__file__).parents[3] / "site/docs/guide/planning.md").read_text("utf-8")
    [shown] = re.findall(r"```yaml\n(.*?)```", guide, flags=re.DOTALL)
    said = okr("cascade", "company/home-habit", "--to", "cafes", "--cycle", "2026-Q4", "--dry-run", folder=northwind)
    assert "".join(f"+{line}\n" for line in shown.splitlines()) in said.output
    [table] = re.findall(r"okr cascade --check\n(.*?)\n\n", guide, flags=re.DOTALL)
    said = okr("cascade", "--check", "--as-of", "2026-11-22", folder=northwind)
    assert said.output.splitlines()[:2] == table.splitlines()[:2]


def test_all_drafts_are_one_commit(okr: Okr, repository: Workshop) -> None:
    repository.commit("Plan", {"okrs/okrs.yaml": WORKSPACE, "okrs/company/now.yaml": COMPANY})
    for name, value in (("user.name", "Dana Ruiz"), ("user.email", "dana@example.com")):
        repository.git("config", name, value)
    okr(*CASCADE, "--commit", folder=repository.folder)
    assert repository.git("show", "--format=%B", "--name-only", "HEAD") == (
        "Hand company/cafes-stay@now on to payments, platform, support\n\n3 drafts to fill in\n\n"
        "OKR: payments/cafes-stay@now\nOKR: platform/cafes-stay@now\nOKR: support/cafes-stay@now\n\n\n"
        "okrs/payments/now.yaml\nokrs/platform/now.yaml\nokrs/support/now.yaml"
    )
