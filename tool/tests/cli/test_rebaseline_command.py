"""`okr rebaseline` as people see it, and as the register of promises does."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Okr
from tests.repositories import Workshop

WORKSPACE = """\
version: 1
organization: Northwind Roasters
teams: {payments: {name: Payments}}
people: {ana: {name: Ana Costa}}
"""
PAYMENTS = """\
team: payments
cycle: 2026-Q4
objectives:
  - id: on-time
    title: Payouts arrive on the day we said
    key_results:
      - id: late
        title: Late payouts fall from 4.2% to 0.5%
        baseline: 4.2
        target: 0.5   # agreed in October
        unit: "%"
        due: 2026-12-15
        check_ins:
          - {date: 2026-10-12, value: 3.9}
      - id: cost
        title: A payout costs between 8 and 11 cents
        kind: guardrail
        guards: late
        between: [8, 11]
"""
LATE, COST = "payments/on-time#late", "payments/on-time#cost"
REASON = ("--because", "Two banks, not one", "--date", "2026-11-02")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    (tmp_path / "okrs.yaml").write_text(WORKSPACE)
    (tmp_path / "payments.yaml").write_bytes(PAYMENTS.encode())
    return tmp_path / "payments.yaml"


def test_the_promise_and_its_declaration_are_one_edit(okr: Okr, plan: Path) -> None:
    said = okr("rebaseline", LATE, "--target", "1.5", "--due", "2026-12-31", *REASON, "--approved-by", "ana")
    entry = (
        "        rebaselines:\n"
        "          - date: 2026-11-02\n"
        "            from: {target: 0.5, due: 2026-12-15}\n"
        "            to: {target: 1.5, due: 2026-12-31}\n"
        "            because: Two banks, not one\n"
        "            approved_by: ana\n"
    )
    expected = PAYMENTS.replace("target: 0.5 ", "target: 1.5 ").replace("due: 2026-12-15", "due: 2026-12-31")
    assert plan.read_bytes().decode() == expected.replace("value: 3.9}\n", "value: 3.9}\n" + entry)
    assert said.code == 0
    assert said.errors == "warning: the title still says 0.5%; change it in payments.yaml\n"
    assert "  eased the target 0.5% → 1.5%, declared: Two banks, not one (approved by Ana Costa)\n" in said.output


def test_a_bound_of_two_is_declared_with_the_other(okr: Okr, plan: Path) -> None:
    okr("rebaseline", COST, "--at-most", "12", *REASON)
    text = plan.read_bytes().decode()
    assert "between: [8, 12]" in text
    assert 'from: {between: [8, 11]}, to: {between: [8, 12]}, because: "Two banks, not one"}' in text
    again = okr("rebaseline", COST, "--at-most", "12", *REASON)
    assert (again.code, again.output) == (0, "payments/on-time@2026-Q4#cost says that already: nothing to write\n")
    assert plan.read_bytes().decode() == text


def test_a_dry_run_writes_nothing(okr: Okr, plan: Path) -> None:
    said = okr("rebaseline", LATE, "--target", "1.5", *REASON, "--dry-run")
    assert "-        target: 0.5   # agreed in October\n+        target: 1.5   # agreed in October\n" in said.output
    assert plan.read_bytes().decode() == PAYMENTS


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ([LATE, *REASON], "error: there is no promise to change"),
        ([LATE, "--target", "1.5", "--because", " "], "error: --because is empty"),
        ([LATE, "--target", "1.5"], "error: --because is missing"),
        ([LATE, "--target", "0.5", *REASON], "error: the `target` of late is 0.5 already"),
        ([COST, "--at-most", "11", *REASON], "error: the `between` of cost is 8 to 11 already"),
        ([LATE, "--stretch", "0.2", *REASON], "error: late has no `stretch` that could change"),
        ([LATE, "--target", "much", *REASON], "error: the target `much` is not a number"),
        ([LATE, "--target", "1", *REASON, "--approved-by", "anna"], "error: there is no person `anna`; did you mean `ana`?"),
        ([LATE, "--target", "1", "--because", "x", "--date", "2999-01-01"], "error: 2999-01-01 is still to come"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_nothing_is_written(okr: Okr, plan: Path, arguments: list[str], error: str) -> None:
    said = okr("rebaseline", *arguments)
    assert said.code == 2
    assert said.errors.startswith(error)
    assert plan.read_bytes().decode() == PAYMENTS


def test_the_register_takes_the_move_for_a_declared_one(okr: Okr, repository: Workshop) -> None:
    repository.commit("Plan", {"okrs/okrs.yaml": WORKSPACE, "okrs/payments.yaml": PAYMENTS})
    repository.commits = 30  # after the freeze
    okr("rebaseline", LATE, "--target", "1.5", *REASON, folder=repository.folder)
    okr("rebaseline", COST, "--at-most", "12", *REASON, folder=repository.folder)
    repository.commit("Ease the target")
    register = json.loads(okr("goalposts", "--format", "json", "--all-cycles", folder=repository.folder).output)
    moves = [move for goalpost in register["goalposts"] for move in goalpost["moves"]]
    assert [move["openness"] for move in moves] == ["declared", "declared"]
