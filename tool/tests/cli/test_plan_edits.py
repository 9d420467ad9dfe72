"""The commands that change a plan by a few words: drop, rename, feedback, depend."""

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
teams:
  company: {name: Northwind}
  payments: {name: Payments, parent: company, lead: dana}
  platform: {name: Platform, parent: company, lead: sam}
people:
  dana: {name: Dana Ruiz, email: dana@example.com}
  sam: {name: Sam Oyelaran, email: sam@example.com}
lint:
  exempt:
    - {rule: orphan-objective, where: payments/on-time, because: The regulator wants it}
"""
COMPANY = """\
team: company
cycle: 2026
objectives:
  - id: cafes-stay
    title: Cafés renew with us
    key_results:
      - {id: renewal, title: Renewals rise, baseline: 81, target: 90, unit: "%"}
"""
PAYMENTS = """\
team: payments
cycle: 2026-Q4
objectives:
  - id: on-time   # since the council
    title: Payouts arrive on the day we said
    aligns_to: [company/cafes-stay#renewal, "company/cafes-stay@2026"]
    key_results:
      - id: late
        title: Late payouts fall
        baseline: 4.2
        target: 0.5
      - id: new-file
        title: Every payout runs on the new file
        kind: output
        proves: late
        milestones: [{title: Pilot}]
    initiatives:
      - {id: bank-api, title: Move three banks, drives: [late, new-file]}
    depends_on:
      - {team: platform, what: Ledger writes that can be repeated}
review:
  date: 2027-01-04
  objectives:
    on-time: {verdict: missed, because: external, score: 0}
"""
NEXT = """\
team: payments
cycle: 2027-Q1
objectives:
  - id: on-time
    title: Payouts arrive on the day we said
    continues: payments/on-time@2026-Q4
    key_results:
      - {id: late, title: Late payouts fall, baseline: 2, target: 0.5}
"""
ON_TIME = "payments/on-time@2026-Q4"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    for name, text in {"okrs": WORKSPACE, "company": COMPANY, "payments": PAYMENTS, "next": NEXT}.items():
        (tmp_path / f"{name}.yaml").write_text(text)
    return tmp_path


def read(plan: Path, name: str = "payments") -> str:
    return (plan / f"{name}.yaml").read_text()


def test_what_is_dropped_stays_with_its_reason(okr: Okr, plan: Path) -> None:
    said = okr("drop", f"{ON_TIME}#new-file", "--because", "The bank left: it is over", "--date", "2026-11-09")
    assert said.output == (
        f"{ON_TIME}#new-file  Every payout runs on the new file\n"
        "  dropped it: The bank left: it is over\n"
        "  progress 0%, 43% expected: dropped\n"
        "  written to payments.yaml, line 17\n"
    )
    assert read(plan) == PAYMENTS.replace(
        "[{title: Pilot}]\n",
        '[{title: Pilot}]\n        dropped: {date: 2026-11-09, because: "The bank left: it is over"}\n',
    )
    again = okr("drop", f"{ON_TIME}#new-file", "--because", "Another reason")
    assert (again.code, again.errors.splitlines()[0]) == (
        2,
        f"error: {ON_TIME}#new-file was given up on 2026-11-09: The bank left: it is over",
    )


def test_without_a_reason_nothing_is_dropped(okr: Okr, plan: Path) -> None:
    said = okr("drop", ON_TIME)
    assert (said.code, said.errors) == (
        2,
        "error: --because is missing\nhelp: say it in the command: why is it no longer worth it?\n",
    )
    assert read(plan) == PAYMENTS


def test_an_objective_is_renamed_wherever_it_is_named(okr: Okr, plan: Path) -> None:
    said = okr("rename", ON_TIME, "punctual")
    assert (said.code, said.errors) == (0, "")
    assert read(plan) == PAYMENTS.replace(
        "id: on-time   # since the council\n", "id: punctual   # since the council\n    formerly: [on-time]\n"
    ).replace("on-time: {verdict", "punctual: {verdict")
    assert read(plan, "next") == NEXT.replace("id: on-time\n", "id: punctual\n    formerly: [on-time]\n").replace(
        "payments/on-time@", "payments/punctual@"
    )
    assert "where: payments/punctual," in read(plan, "okrs")
    assert okr("validate").code == 0
    assert (
        okr("rename", ON_TIME, "punctual").output == "payments/punctual@2026-Q4 is called punctual already: nothing to write\n"
    )
    okr("rename", "payments/punctual@2026-Q4", "on-time")
    assert read(plan).replace("    formerly: [punctual]\n", "") == PAYMENTS


def test_links_keep_how_they_were_typed(okr: Okr, plan: Path) -> None:
    okr("rename", "company/cafes-stay#renewal", "renewals")
    okr("rename", "company/cafes-stay", "company/cafes-love-us")
    links = 'aligns_to: [company/cafes-love-us#renewals, "company/cafes-love-us@2026"]'
    assert read(plan) == PAYMENTS.replace('aligns_to: [company/cafes-stay#renewal, "company/cafes-stay@2026"]', links)


def test_a_key_result_is_renamed_inside_of_its_objective(okr: Okr, plan: Path) -> None:
    answer = json.loads(okr("rename", f"{ON_TIME}#late", "#late-payouts", "-f", "json").output)
    assert [change["kind"] for change in answer["changes"]] == ["key result id changed"]
    expected = PAYMENTS.replace("id: late\n", "id: late-payouts\n        formerly: [late]\n")
    expected = expected.replace("proves: late\n", "proves: late-payouts\n").replace("[late, new", "[late-payouts, new")
    assert read(plan) == expected


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (f"{ON_TIME}#late", "new-file", f"there is a key result `new-file` in {ON_TIME} already"),
        (ON_TIME, "Payouts!", "`Payouts!` is not an id"),
        (ON_TIME, "company/on-time", "`company/on-time` is in another place"),
        (ON_TIME, "payments/on-time#late", "`payments/on-time#late` is in another place"),
    ],
)
def test_a_name_that_cannot_be_is_refused(okr: Okr, plan: Path, old: str, new: str, message: str) -> None:
    said = okr("rename", old, new)
    assert (said.code, said.errors.splitlines()[0]) == (2, f"error: {message}")
    assert (read(plan), read(plan, "next")) == (PAYMENTS, NEXT)


def test_what_others_say_is_noted_once_and_answered(okr: Okr, plan: Path) -> None:
    words = (
        ON_TIME,
        "Rather know early\nthan be paid early",
        "--from",
        "customer",
        "--by",
        "Café council",
        "--date",
        "2026-11-02",
    )
    assert okr("feedback", "add", *words).code == 0
    assert okr("feedback", "add", *words).output == f"{ON_TIME} says that already: nothing to write\n"
    assert okr("feedback", "answer", ON_TIME, "We tell them on Monday", "--to", "know early").code == 0
    entry = (
        "    feedback:\n      - {from: customer, by: Café council, date: 2026-11-02,"
        ' note: "Rather know early\\nthan be paid early", response: We tell them on Monday}\n'
    )
    assert read(plan) == PAYMENTS.replace("review:", f"{entry}review:")
    said = okr("feedback", "answer", ON_TIME, "Something else")
    assert said.errors.splitlines()[0] == f"error: every note has an answer in {ON_TIME}"


def test_a_dependency_is_a_hope_until_the_other_team_says_yes(okr: Okr, plan: Path) -> None:
    Workshop(plan).git("config", "user.email", "SAM@example.com")
    assert okr("depend", "add", ON_TIME, "A second bank", "--on", "platfrom").errors.startswith(
        "error: there is no team `platfrom`; did you mean `platform`?"
    )
    okr("depend", "add", ON_TIME, "A second bank", "--on", "platform")
    vague = okr("depend", "confirm", ON_TIME)
    assert vague.errors.splitlines()[0] == f"error: several dependencies could be meant in {ON_TIME}"
    said = okr("depend", "confirm", ON_TIME, "second", "--date", "2026-11-09")
    assert "recorded that Sam Oyelaran confirmed “A second bank” from Platform" in said.output
    doubtful = okr("depend", "confirm", ON_TIME, "ledger", "--by", "dana", "--date", "2026-11-09")
    assert doubtful.errors == "warning: Dana Ruiz is not of Platform; let them say it themselves\n"
    assert read(plan) == PAYMENTS.replace(
        "can be repeated}\n",
        "can be repeated, confirmed_by: dana, date: 2026-11-09}\n"
        "      - {team: platform, what: A second bank, confirmed_by: sam, date: 2026-11-09}\n",
    )


def test_what_is_not_said_is_asked_for_at_a_terminal(plan: Path) -> None:
    shown, output, code = talk([sys.executable, "-m", "okrkit", "drop"], "company/cafes-stay#r\t\n", "No bank\n", folder=plan)
    assert (code, shown.splitlines()[-1]) == (0, "Why is it no longer worth it? No bank")
    assert output.startswith("company/cafes-stay@2026#renewal  Renewals rise\n  dropped it: No bank\n")


@pytest.mark.parametrize(
    "command", ["drop", "rename", "rebaseline --target 3", "feedback add", "feedback answer", "depend confirm"]
)
def test_without_a_terminal_it_is_said_what_is_missing(okr: Okr, plan: Path, command: str) -> None:
    said = okr(*command.split())
    assert (said.code, said.errors.splitlines()[0]) == (2, "error: REF is missing")
