"""The report on scores: how a cycle ended by the numbers, by the first promise, and by those who did the work."""

from datetime import date

import pytest

from okrkit.align.narrow import Narrow
from okrkit.errors import OkrError
from okrkit.plan import Plan
from okrkit.reading.load import load
from okrkit.reading.schema import check
from okrkit.reading.tree import MemoryTree
from okrkit.report.kinds.answer import Unit
from okrkit.report.kinds.question import Question
from okrkit.report.kinds.scores import scores

TODAY = date(2026, 11, 22)
WORKSPACE = """\
version: 1
organization: Northwind Roasters
teams: {payments: {name: Payments}, support: {name: Support}}
people: {dana: {name: Dana Ruiz}}
"""
PAYMENTS = """\
team: payments
cycle: 2026-Q3
objectives:
  - id: eased
    title: Payouts arrive on the day we said
    ambition: aspirational
    owner: dana
    key_results:
      - {id: late, title: Late payouts fall, baseline: 4, target: 2, check_ins: [{date: 2026-10-02, value: 2.5}],
         rebaselines: [{date: 2026-08-10, from: {target: 1}, to: {target: 2}, because: Two banks left}]}
      - {id: gone, title: Refunds fall, baseline: 3, target: 1, check_ins: [{date: 2026-07-06, value: 3}],
         dropped: {date: 2026-08-10, because: Nobody asks}}
  - id: kept
    title: Every refund is back within a week
    ambition: committed
    key_results: [{id: week, title: Within a week rise, baseline: 60, target: 90, check_ins: [{date: 2026-09-28, value: 99}]}]
  - id: nearly
    title: No card runs out unseen
    ambition: committed
    key_results: [{id: seen, title: Cards seen rise, baseline: 0, target: 100, check_ins: [{date: 2026-09-28, value: 90}]}]
  - id: broken
    title: A payout costs us little
    ambition: aspirational
    key_results:
      - {id: cheap, title: Cost falls, baseline: 10, target: 5, check_ins: [{date: 2026-09-28, value: 6}]}
      - {id: staff, title: Overtime stays low, kind: guardrail, at_most: 2, check_ins: [{date: 2026-09-28, value: 3}]}
  - id: unseen
    title: Banks answer us
    key_results: [{id: answer, title: Answers rise, baseline: 0, target: 100}]
  - id: given-up
    title: One file for all banks
    dropped: {date: 2026-08-10, because: Four is enough}
    key_results: [{id: one, title: Files fall, baseline: 5, target: 1, check_ins: [{date: 2026-08-03, value: 4}]}]
review:
  date: 2026-10-05
  objectives:
    eased: {score: 0.9, verdict: achieved, next: keep}
    kept: {score: 1, verdict: achieved, next: abandon}
    nearly: {score: 0.9, verdict: missed, because: execution}
    broken: {score: 0.8, verdict: missed}
"""
SUPPORT = """\
team: support
cycle: CYCLE
objectives:
  - id: first
    title: Questions are settled at once
    ambition: aspirational
    key_results:
      - {id: once, title: Settled at once rise, baseline: 50, target: 60, check_ins: [{date: DAY, value: 61}]}
      - {id: minutes, title: Minutes fall, baseline: 9, target: 5, check_ins: [{date: DAY, value: 5}]}
"""
NOW = """\
team: payments
cycle: 2026-Q4
objectives:
  - id: now
    title: Now
    key_results: [{id: a, title: A, baseline: 0, target: 4, check_ins: [{date: 2026-11-16, value: 1}]}]
"""


@pytest.fixture(scope="module")
def plan() -> Plan:
    quarters = {
        f"support-{id}.yaml": SUPPORT.replace("CYCLE", id).replace("DAY", day)
        for id, day in (("2026-Q2", "2026-06-22"), ("2026-Q3", "2026-09-28"))
    }
    texts = {"okrs.yaml": WORKSPACE, "payments.yaml": PAYMENTS, "now.yaml": NOW}
    return load(MemoryTree(texts | quarters)).plan


def test_the_last_cycle_that_ended(plan: Plan) -> None:
    answer = scores(Question(plan, TODAY))
    assert check(answer.json, "report-scores-output") == []
    assert answer.said == (
        "2026-Q3 is over. Of 7 objectives: 2 kept in full, 1 good for a stretch, 2 short, 1 unknown and 1 dropped.",
        "The mean score is 0.89; 0.70 by the promises of the freeze; 0.90 is claimed where the key results give 0.86.",
        "Why, as the teams see it: execution (1).",
    )
    payments, support = answer.tables[0].rows
    assert payments == ("Payments", "2026-Q3", "0.86", "0.64", "0.90", "6", "2", "2", "4 of 5")
    assert support == ("Support", "2026-Q3", "1.00", "1.00", "–", "1", "1", "0", "0 of 1")
    assert answer.tables[1].rows == (
        ("Payments: Payouts arrive on the day we said", "0.75", "0.25", "0.90", "good", "achieved", "–", "aspirational"),
        ("Payments: Every refund is back within a week", "1.00", "1.00", "1.00", "kept", "achieved", "–", "committed"),
        ("Payments: No card runs out unseen", "0.90", "0.90", "0.90", "short", "missed", "execution", "committed"),
        ("Payments: A payout costs us little", "0.80", "0.80", "0.80", "short", "missed", "–", "aspirational"),
        ("Payments: Banks answer us", "–", "–", "–", "unknown", "not reviewed", "–", "not said"),
        ("Payments: One file for all banks", "–", "0.25", "–", "dropped", "–", "–", "not said"),
        ("Support: Questions are settled at once", "1.00", "1.00", "–", "kept", "not reviewed", "–", "aspirational"),
    )
    assert [row[-1] for row in answer.records.rows] == [True] * 6 + [False]
    counted = {one.name: one.value for one in answer.figures if one.unit is Unit.SHARE}
    assert counted == {"ended-well": 3 / 5, "reviewed": 4 / 6}


def test_what_a_leader_has_to_ask_is_named(plan: Plan) -> None:
    *asked, how, first = scores(Question(plan, TODAY)).notes
    assert asked == [
        "“Payouts arrive on the day we said” claims 0.90, and its key results give 0.75.",
        "“A payout costs us little” is not well with 0.80, for a guardrail is broken: “Overtime stays low”.",
        "The review of Payments for 2026-Q3 says nothing of “Banks answer us”.",
        "Payments fell short in 2026-Q3 without saying why: “A payout costs us little”.",
        "Support has not looked back on 2026-Q3: 1 objective without a verdict.",
        "Support ended 2026-Q2 and 2026-Q3 with full scores: was any of these targets ever in doubt?",
    ]
    assert how.endswith("2 objectives without an ambition are held to 1.00.")
    assert first.startswith("First is what the promises of the freeze give")


def test_a_cycle_that_runs_is_told_so_far(plan: Plan) -> None:
    answer = scores(Question(plan, TODAY, Narrow(cycle="2026-Q4")))
    assert check(answer.json, "report-scores-output") == []
    assert answer.said == ("2026-Q4 still runs. So far, of 1 objective: 1 short.", "The mean score is 0.25.")
    assert answer.tables[0].headings[0] == "2026-Q4, so far"
    assert answer.json["whole"]["not_reviewed"] == 0


def test_names_and_cycles_that_are_not_there(plan: Plan) -> None:
    with pytest.raises(OkrError, match="there is no cycle `2027`"):
        scores(Question(plan, TODAY, Narrow(cycle="2027")))
    for question in (Question(plan, date(2026, 5, 1)), Question(plan, date(2026, 8, 1), Narrow(cycle="2026-Q4"))):
        answer = scores(question)
        assert (len(answer.said), answer.tables, answer.notes, answer.json["parts"]) == (1, (), (), [])
        assert check(answer.json, "report-scores-output") == []
