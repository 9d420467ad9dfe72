"""`okr new` as people see it, and what it leaves in their files."""

import json
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Okr
from tests.cli.terminal import talk
from tests.repositories import Workshop

WORKSPACE = """\
version: 1
organization: Northwind Roasters

cycles:
  - {id: 2026-Q4, frozen_from: 2026-10-12}   # one more week
  - {id: 2027-Q2, frozen_from: 2027-04-19}

teams:
  company: {name: Northwind}
  payments: {name: Payments, parent: company}   # ours

people:
  ana: {name: Ana Costa, email: ana@example.com}
"""
COMPANY = """\
team: company
cycle: 2026-Q4
objectives:
  - id: cafes-stay
    title: Cafés renew with us because we make their mornings easier
"""
PAYMENTS = """\
# The plan of Payments.
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
"""
FEES = ("new", "objective", "payments", "Café owners see every fee before they agree", "--cycle", "2026-Q4")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    for path, text in {"okrs.yaml": WORKSPACE, "company-2026-Q4.yaml": COMPANY, "payments-2026-Q4.yaml": PAYMENTS}.items():
        (tmp_path / path).write_bytes(text.encode())
    return tmp_path


def text(file: Path) -> str:
    return file.read_bytes().decode()


def test_an_objective_stands_behind_the_others(okr: Okr, plan: Path) -> None:
    links = ("--aligns-to", "company/cafes-stay", "--because", "A surprise makes cafés look elsewhere")
    said = okr(*FEES, "--why", "Fees: the third reason to leave", "--owner", "ana", *links)
    assert text(plan / "payments-2026-Q4.yaml") == PAYMENTS + (
        "  - id: cafe-owners-see-fee\n"
        "    title: Café owners see every fee before they agree\n"
        '    why: "Fees: the third reason to leave"\n'
        "    owner: ana\n"
        "    aligns_to:\n"
        "      - to: company/cafes-stay\n"
        "        because: A surprise makes cafés look elsewhere\n"
    )
    assert said.output == (
        "payments/cafe-owners-see-fee@2026-Q4  Café owners see every fee before they agree\n"
        "  wrote it\n"
        "  written to payments-2026-Q4.yaml, line 12\n"
    )


def test_the_first_objective_of_a_cycle_begins_a_file(okr: Okr, plan: Path) -> None:
    okr(
        "new", "objective", "payments", "Fees are understood", "--cycle", "2027-Q1", "--aligns-to", "company/cafes-stay@2026-Q4"
    )
    assert text(plan / "payments-2027-Q1.yaml") == (
        "team: payments\ncycle: 2027-Q1\nobjectives:\n  - id: fees-understood\n    title: Fees are understood\n"
        "    aligns_to: [company/cafes-stay@2026-Q4]\n"
    )


def test_a_key_result_stands_behind_the_others_and_a_bound_makes_it_a_guardrail(okr: Okr, plan: Path) -> None:
    okr("new", "key-result", "payments/on-time", "A payout costs between 8 and 11 cents", "--at-least", "8", "--at-most", "11",
        "--guards", "late", "--id", "cost")  # fmt: skip
    assert text(plan / "payments-2026-Q4.yaml") == PAYMENTS + (
        "      - id: cost\n        title: A payout costs between 8 and 11 cents\n"
        "        kind: guardrail\n        guards: late\n        between: [8, 11]\n"
    )


def test_a_team_is_listed_behind_the_others(okr: Okr, plan: Path) -> None:
    said = okr("new", "team", "shop", "Web shop", "--lead", "ana", "--member", "ana")
    line = "  shop: {name: Web shop, lead: ana, members: [ana]}\n"
    assert text(plan / "okrs.yaml") == WORKSPACE.replace("# ours\n", f"# ours\n{line}")
    assert said.errors == "warning: nobody is above it, as above company; if that is not meant, write `parent: company`\n"


def test_a_cycle_is_listed_by_its_days_where_its_id_does_not_say_them(okr: Okr, plan: Path) -> None:
    okr("new", "cycle", "spring-fair", "--starts", "2027-03-01", "--ends", "2027-03-12")
    line = "  - {id: spring-fair, starts: 2027-03-01, ends: 2027-03-12}\n"
    assert text(plan / "okrs.yaml") == WORKSPACE.replace("# one more week\n", f"# one more week\n{line}")
    said = okr("new", "cycle", "2027-Q1")
    assert said.output == "2027-Q1 says itself that it is from 1 January to 31 March 2027: it needs no entry in okrs.yaml\n"


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["objective", "paymens", "Fees"], "error: there is no team `paymens`; did you mean `payments`?"),
        (["objective", "payments"], "error: TITLE is missing\nhelp: say it in the command: what will be different"),
        ([*FEES[1:], "--id", "on-time"], "error: there is an objective `on-time` already"),
        ([*FEES[1:], "--id", "On time"], "error: `On time` is not an id"),
        ([*FEES[1:], "--owner", "anna"], "error: there is no person `anna`; did you mean `ana`?"),
        ([*FEES[1:], "--ambition", "high"], "error: there is no ambition `high`"),
        ([*FEES[1:], "--aligns-to", "company/cafe-stay"], "error: there is no objective `company/cafe-stay`; did you mean"),
        ([*FEES[1:], "--aligns-to", "cafes-stay"], "error: `cafes-stay` is not a reference"),
        ([*FEES[1:], "--because", "x"], "error: there are 1 reasons for 0 links"),
        ([*FEES[1:5], "Q1 2027"], "error: there is no cycle `Q1 2027`; did you mean `2027-Q1`?"),
        (
            ["key-result", "payments/on-time", "x", "--target", "1", "--id", "late"],
            "error: there is in `payments/on-time",
        ),
        (
            ["key-result", "payments/on-time", "x", "--target", "1", "--proves", "lat"],
            "error: there is no key result `lat`;",
        ),
        (["key-result", "payments/on-time", "x", "--at-most", "1", "--at-least", "2"], "error: nothing is at least 2 and at"),
        (["team", "payments", "Payments"], "error: there is a team `payments` already"),
        (["team", "shop", "Shop", "--parent", "compny"], "error: there is no team `compny`; did you mean `company`?"),
        (["cycle", "spring-fair"], "error: `spring-fair` needs its first and its last day"),
        (["cycle", "2026-Q4", "--frozen-from", "2026-10-19"], "error: okrs.yaml lists a cycle `2026-Q4` already"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_nothing_is_written(okr: Okr, plan: Path, arguments: list[str], error: str) -> None:
    said = okr("new", *arguments)
    assert said.code == 2
    assert said.errors.startswith(error)
    assert [text(plan / name) for name in ("okrs.yaml", "payments-2026-Q4.yaml")] == [WORKSPACE, PAYMENTS]
    assert len(list(plan.glob("*.yaml"))) == 3


def test_at_a_terminal_it_asks_for_what_is_missing(plan: Path) -> None:
    typed = ("payments\n", "Fees are understood\n", "They are the third reason to leave\n", "\n")
    shown, output, code = talk(
        [sys.executable, "-m", "okrkit", "new", "objective", "-C", str(plan), "--cycle", "2026-Q4"], *typed
    )
    assert shown == (
        "Whose objective is it? payments\n"
        "What will be different, and for whom? Fees are understood\n"
        "Why does it matter now? (Enter to skip) They are the third reason to leave\n"
        "Who answers for it? (Enter to skip) \n"
    )
    assert (output.splitlines()[0], code) == ("payments/fees-understood@2026-Q4  Fees are understood", 0)
    written = "  - id: fees-understood\n    title: Fees are understood\n    why: They are the third reason to leave\n"
    assert text(plan / "payments-2026-Q4.yaml") == PAYMENTS + written


def test_a_new_file_is_committed_with_what_it_says(okr: Okr, repository: Workshop) -> None:
    repository.commit("Plan", {"okrs/okrs.yaml": WORKSPACE, "okrs/company/2026-Q4.yaml": COMPANY})
    repository.git("config", "user.name", "Dana Ruiz")
    repository.git("config", "user.email", "dana@example.com")
    said = okr(*FEES, "--owner", "ana", "--commit", "--format", "json", folder=repository.folder)
    assert said.errors == ""
    answer = json.loads(said.output)
    assert answer["files"] == [{"path": "okrs/payments/2026-Q4.yaml", "line": 1}]
    assert repository.git("show", "--format=%B", "--name-only", answer["commit"]) == (
        "Add payments/cafe-owners-see-fee@2026-Q4\n\nCafé owners see every fee before they agree\n\n"
        "OKR: payments/cafe-owners-see-fee@2026-Q4\nCo-authored-by: Ana Costa <ana@example.com>\n\n\n"
        "okrs/payments/2026-Q4.yaml"
    )
