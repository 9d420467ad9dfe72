"""What a team says at the end of a cycle, as edits of its file, and where it comes from."""

from datetime import date

import pytest

from okrkit.plan import Plan
from okrkit.reading.load import load
from okrkit.reading.tree import MemoryTree
from okrkit.reference import Reference
from okrkit.review import Cause, Outcome, Verdict
from okrkit.writing.edits.answers import read_answers
from okrkit.writing.edits.close import Answers, close, likely, unjudged
from okrkit.writing.splicing.order import order_of
from okrkit.writing.splicing.splice import splice

WORKSPACE = "version: 1\norganization: Northwind Roasters\nteams: {payments: {name: Payments}, platform: {name: Platform}}\n"
PAYMENTS = """\
team: payments
cycle: 2026-Q3
objectives:
  - id: on-time
    title: Payouts arrive on the day we said
    ambition: aspirational
    key_results: [{id: late, title: Late payouts fall to 2, baseline: 8, target: 2, check_ins: [{date: 2026-09-28, value: 5}]}]

  - id: cards
    title: Nobody loses coffee to an expired card
    ambition: committed
    key_results: [{id: fails, title: Failures fall to 1, baseline: 3, target: 1, check_ins: [{date: 2026-10-01, value: 1}]}]

  - id: silent
    title: Nobody knows
    key_results: [{id: any, title: Something falls to 1, baseline: 3, target: 1}]
"""
NOTE = "Two of the five banks moved to the new file; the others want a contract first, and nobody had asked them."
DAY = date(2026, 10, 2)
ON_TIME, CARDS, SILENT = (Reference("payments", id, "2026-Q3") for id in ("on-time", "cards", "silent"))
MISSED = Verdict(Outcome.MISSED, None, Cause.ASSUMPTION, NOTE, "modify")


def plan_of(text: str = PAYMENTS) -> Plan:
    return load(MemoryTree({"okrs.yaml": WORKSPACE.encode(), "q3.yaml": text.encode()})).plan


def closed(text: str, answers: Answers, *, again: bool = False) -> str:
    done = close(plan_of(text), "2026-Q3", answers, DAY, again=again)
    return splice(text.encode(), done.edits.files.get("q3.yaml", ()), order_of("okr")).decode()


def test_a_review_is_written_as_people_write_it_and_completed_later() -> None:
    achieved = Verdict(Outcome.ACHIEVED, next="abandon")
    text = closed(PAYMENTS, Answers({ON_TIME: MISSED, CARDS: achieved}, {"payments": "Ask the banks first"}))
    review = """
review:
  date: 2026-10-02
  learned: Ask the banks first
  objectives:
    on-time:
      score: 0.5
      verdict: missed
      because: assumption
      note: >-
        Two of the five banks moved to the new file; the others want a contract first, and nobody
        had asked them.
      next: modify
    cards: {score: 1, verdict: achieved, next: abandon}
"""
    assert text == PAYMENTS + review
    plan = plan_of(text)
    assert [one.id for one in unjudged(plan, "2026-Q3", ["payments"])] == ["silent"]
    postponed = Answers({SILENT: Verdict(Outcome.POSTPONED), CARDS: MISSED}, {"payments": "Something else"})
    assert closed(text, postponed) == text + "    silent: {verdict: postponed}\n"
    done = close(plan, "2026-Q3", postponed, DAY)
    assert (done.judged, done.left) == ((SILENT,), (CARDS,))
    assert [one.message for one in done.doubts] == ["it gets no score"]
    again = closed(text, Answers({ON_TIME: Verdict(Outcome.MISSED, 0.8, Cause.EXTERNAL)}), again=True)
    assert again == text.replace("score: 0.5", "score: 0.8").replace("because: assumption", "because: external")


def test_a_claimed_score_is_written_as_it_is_claimed_and_doubted() -> None:
    done = close(plan_of(), "2026-Q3", Answers({ON_TIME: Verdict(Outcome.ACHIEVED, 0.7)}), DAY)
    assert [one.message for one in done.doubts] == ["0.7 is claimed, its key results give 0.5"]
    assert not close(plan_of(), "2026-Q3", Answers({ON_TIME: Verdict(Outcome.MISSED, 0.5)}), DAY).doubts


def test_the_numbers_suggest_a_verdict() -> None:
    plan = plan_of(PAYMENTS.replace("title: Nobody knows", "title: Nobody knows\n    dropped: {date: 2026-08-01, because: No}"))
    assert [likely(plan, one, DAY) for one in plan.objectives] == [Outcome.MISSED, Outcome.ACHIEVED, Outcome.DROPPED]
    ambitious = plan_of(PAYMENTS.replace("value: 5", "value: 3.8"))
    assert [likely(ambitious, one, DAY) for one in ambitious.objectives] == [Outcome.ACHIEVED, Outcome.ACHIEVED, None]


ROWS = [
    "reference,verdict,because,note,next,score,learned\n"
    "payments/on-time,Missed,wrong target,,keep,0.4,\npayments,,,,,,Ask first\npayments/cards,,,,,,\n",
    " Reference ;Verdict;BECAUSE;next;score;learned;;\r\n"
    "payments/on-time;Missed;wrong target;keep;0.4\r\npayments;;;;;Ask first;;\r\n;;;\r\n",
    "payments/on-time@2026-Q3: {verdict: missed, because: wrong-target, next: keep, score: 0.4}\n"
    "payments: {learned: Ask first}\n",
    '[{"reference": "payments/on-time", "verdict": "missed", "because": "wrong-target", "next": "keep", "score": 0.4},'
    '{"reference": "payments", "learned": "Ask first"}]',
]


@pytest.mark.parametrize("text", ROWS)
def test_answers_come_in_each_format(text: str) -> None:
    answers, problems = read_answers(text, "answers", plan_of(), "2026-Q3", ["payments"])
    assert not problems
    assert answers == Answers(
        {ON_TIME: Verdict(Outcome.MISSED, 0.4, Cause.WRONG_TARGET, None, "keep")}, {"payments": "Ask first"}
    )


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("payments/on-tim: {verdict: missed}",
         "there is no objective `payments/on-tim` to close in 2026-Q3; did you mean `payments/on-time`?"),
        ("payments/on-time@2026-Q4: {verdict: missed}",
         "there is no objective `payments/on-time@2026-Q4` to close in 2026-Q3; did you mean `payments/on-time`?"),
        ("payments/on-time: {verdict: mist}", "there is no verdict `mist`"),
        ("payments/on-time: {note: Late}", "it has no verdict"),
        ("payments/on-time: {verdict: missed, because: luck}", "there is no because `luck`"),
        ("payments/on-time: {verdict: missed, next: kept}", "there is no next `kept`; did you mean `keep`?"),
        ("payments/on-time: {verdict: missed, score: 70}", "the score `70` is not between 0 and 1"),
        ("payments/on-time: {verdict: missed, why: x}", "there is no column `why`"),
        ("payments/on-time: {verdict: missed, note: [x]}", "`note` has parts"),
        ("payments/on-time: {verdict: missed, learned: x}", "what was learned is said of a team"),
        ("[{verdict: missed}]", "it does not say of what it is"),
        ("[{reference: payments/cards, verdict: missed}, {reference: payments/cards, verdict: missed}]",
         "payments/cards has a row already"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_used_is_told_with_the_others(row: str, message: str) -> None:
    _, problems = read_answers(row, "answers", plan_of(), "2026-Q3", ["payments"])
    assert [one.message for one in problems] == [message]
