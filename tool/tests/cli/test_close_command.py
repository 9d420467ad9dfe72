"""`okr close` as people see it: asked at a terminal, or told by a file."""

import json
import sys
from pathlib import Path

import pytest

from okrkit.reading.schema import check
from tests.cli.conftest import Okr
from tests.cli.terminal import talk

WORKSPACE = "version: 1\norganization: Northwind Roasters\nteams: {payments: {name: Payments}, support: {name: Support}}\n"
PAYMENTS = """\
team: payments
cycle: 2026-Q3
objectives:
  - id: on-time
    title: Payouts arrive on the day we said
    ambition: aspirational
    key_results:
      - id: late
        title: Late payouts fall from 8% to 4%
        baseline: 8
        target: 4
        unit: "%"
        check_ins: [{date: 2026-09-28, value: 6}]
        rebaselines: [{date: 2026-08-03, from: {target: 2}, to: {target: 4}, because: Two banks left}]
      - {id: fee, title: A payout costs at most 11 cents, kind: guardrail, at_most: 11, unit: cents, current: 12}
      - {id: file, title: Every bank has the new file, milestones: [{title: Pilot, done: 2026-08-01}, {title: All}]}
  - id: cards
    title: Nobody loses coffee to an expired card
    key_results: [{id: fails, title: Failures fall to 1, baseline: 3, target: 1}]
"""
SUPPORT = """\
team: support
cycle: 2026-Q3
objectives:
  - {id: inbox, title: One inbox, dropped: {date: 2026-08-01, because: No use}}
"""
DAY = ("--date", "2026-10-02")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    for name, text in (("okrs", WORKSPACE), ("payments", PAYMENTS), ("support", SUPPORT)):
        (tmp_path / f"{name}.yaml").write_bytes(text.encode())
    return tmp_path / "payments.yaml"


def test_a_team_is_shown_its_numbers_and_asked_for_what_they_mean(plan: Path) -> None:
    command = [sys.executable, "-m", "okrkit", "close", "2026-Q3", "--team", "payments", *DAY]
    keys = ("\n", "assum\n", "Two banks left\n", "modify\n", "5\n", "Ask the banks\n", "\n")
    shown, output, code = talk(command, *keys, folder=plan.parent)
    assert shown.startswith(
        "payments/on-time  Payouts arrive on the day we said\n"
        "  Late payouts fall from 8% to 4%\n"
        "    6%, of 4% (first promised 2%): 0.5\n"
        "  A payout costs at most 11 cents\n"
        "    12 cents: it is broken\n"
        "  Every bank has the new file\n"
        "    1 of 2 milestones: 0.5\n"
        "  score 0.5 (aspirational: 0.7 is good)\n"
        "   1  achieved   It was reached.\n"
    )
    assert "How did it end? [missed] \n" in shown
    assert "  no score: nothing is known of one of its key results\n" in shown
    assert (output, code) == (
        "Payments, 2026-Q3\n"
        "  wrote what “Payments” learned in 2026-Q3\n"
        "  reviewed “Payouts arrive on the day we said”: missed (assumption), scored 0.5\n"
        "  written to payments.yaml, line 20\n",
        0,
    )
    assert plan.read_text() == PAYMENTS + (
        "review:\n  date: 2026-10-02\n  learned: Ask the banks\n  objectives:\n"
        "    on-time: {score: 0.5, verdict: missed, because: assumption, note: Two banks left, next: modify}\n"
    )


def test_who_stops_writes_nothing(plan: Path) -> None:
    command = [sys.executable, "-m", "okrkit", "close", "2026-Q3", *DAY]
    assert talk(command, "\n", "\x04", folder=plan.parent)[1:] == ("", 2)
    assert plan.read_bytes().decode() == PAYMENTS


def test_without_a_terminal_the_answers_come_from_a_file(okr: Okr, plan: Path) -> None:
    rows = "reference,verdict,because,score\npayments/on-time,missed,external,0.9\npayments/cards,postponed,priority-shift,\n"
    dry = okr("close", "2026-Q3", *DAY, "--from", "-", "--dry-run", stdin=rows)
    assert "+    cards: {verdict: postponed, because: priority-shift}\n" in dry.output
    assert plan.read_bytes().decode() == PAYMENTS
    said = okr("close", "2026-Q3", *DAY, "--from", "-", "--format", "json", stdin=rows)
    answer = json.loads(said.output)
    assert not check(answer, "edit-output")
    assert (said.code, answer["title"], answer["written"]) == (0, "2026-Q3", True)
    assert [one["message"] for one in answer["warnings"]] == [
        "payments/on-time: 0.9 is claimed, its key results give 0.5",
        "payments/cards: it gets no score",
    ]
    assert okr("close", "2026-Q3", *DAY, "--from", "-", stdin=rows).output == "2026-Q3: no verdict is to be written\n"
    other = okr("close", "2026-Q3", *DAY, "--from", "-", stdin="payments/cards: {verdict: achieved}")
    assert other.output.endswith("\n  payments/cards has a verdict already: --again replaces it\n")
    assert "score-disagrees" in okr("lint", "--as-of", "2026-10-02").output


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["2026-Q3"], "error: there is no verdict on payments/on-time, payments/cards of 2026-Q3"),
        (["2026-Q3", "--date", "2026-09-29"], "error: 2026-Q3 ends on 2026-09-30\nhelp: --early closes it before that"),
        (["2026-Q5"], "error: there is no cycle `2026-Q5`; did you mean `2026-Q3`?"),
        (["2026-Q3", "--team", "suport"], "error: there is no team `suport`; did you mean `support`?"),
        (["2026-Q3", "--learned", "A lot"], "error: several teams look back here, and each learned something else"),
        (["2026-Q3", "--from", "none.csv"], "error: there is no file none.csv"),
    ],
)
def test_what_cannot_be_meant_is_refused(okr: Okr, plan: Path, arguments: list[str], error: str) -> None:
    said = okr("close", *(arguments if "--date" in arguments else [*arguments, *DAY]))
    assert (said.code, said.output) == (2, "")
    assert said.errors.startswith(error)


def test_every_wrong_row_is_told_and_nothing_is_written(okr: Okr, plan: Path) -> None:
    said = okr(
        "close", "2026-Q3", *DAY, "--from", "-", stdin="payments/on-time: {verdict: mised}\npayments/card: {verdict: missed}"
    )
    assert said.errors == (
        "error: standard input, payments/on-time: there is no verdict `mised`; did you mean `missed`?\n"
        "help: write one of achieved, missed, dropped, postponed\n"
        "error: standard input, payments/card: there is no objective `payments/card` to close in 2026-Q3; "
        "did you mean `payments/cards`?\nhelp: write its reference: team/objective\n"
        "error: 2 rows of standard input cannot be used\nhelp: nothing was written; mend it and run this again\n"
    )
    assert plan.read_bytes().decode() == PAYMENTS
