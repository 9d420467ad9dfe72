"""The report on metrics: the registry as an audit, and the promises that rest on nothing."""

import json
from datetime import date

import pytest

from okrkit.align.narrow import Narrow
from okrkit.plan import Plan
from okrkit.reading.schema import check
from okrkit.report.kinds.metrics import metrics
from okrkit.report.kinds.question import Question
from tests.report.written import written

TODAY = date(2026, 11, 22)
WORKSPACE = """\
version: 1
organization: Northwind Roasters
teams: {payments: {name: Payments}, support: {name: Support}}
people: {dana: {name: Dana Ruiz}}
"""
METRICS = """\
metrics:
  late:
    name: Late payouts
    definition: Payouts after the day on their notice over all payouts of the week
    unit: "%"
    owner: dana
    confidence: high
    indicator: lagging
    population: partner cafés
    source: {system: Ledger, query: late_weekly}
    gamed_by: Print a later day
    values: [{date: 2026-03-31, value: 7.1}, {date: 2027-03-31, value: 1}]
  too-late:
    name: Payouts too late
    definition: All payouts of the week after the day on their notice over payouts
  asks: {name: Questions, confidence: unmeasured}
  ledger: {name: Payouts in the ledger, source: {system: Ledger, query: late_weekly}}
"""
PAYMENTS = """\
team: payments
cycle: 2026-Q4
objectives:
  - id: on-time
    title: Payouts arrive on the day we said
    key_results:
      - {id: late, title: Late payouts fall, metric: late, baseline: 4, target: 1, check_ins: [{date: 2026-11-18, value: 3.1}]}
      - {id: all, title: Late payouts fall everywhere, metric: late, population: all cafés, baseline: 4, target: 1,
         check_ins: [{date: 2026-11-20, value: 9}]}
      - {id: asks, title: Cafés that ask fall, metric: asks, baseline: 240, target: 60}
      - {id: batch, title: Batch two runs everything, kind: output, milestones: [{title: Pilot}]}
      - {id: cost, title: Cost stays low, kind: guardrail, at_most: 1}
      - {id: own, title: Payouts corrected fall, metric: {name: LATE payouts, confidence: low}, baseline: 3, target: 1}
"""
SUPPORT = """\
team: support
cycle: 2026-Q4
objectives: [{id: calm, title: All is calm, key_results: [{id: typo, title: A result, metric: lat, baseline: 1, target: 2}]}]
"""


@pytest.fixture(scope="module")
def plan() -> Plan:
    return written(okrs=WORKSPACE, metrics=METRICS, payments=PAYMENTS, support=SUPPORT)


def test_the_audit(plan: Plan) -> None:
    answer = metrics(Question(plan, TODAY))
    assert check(answer.json, "report-metrics-output") == []
    assert answer.said == (
        "5 metrics by how far they are trusted: 1 high, 1 low, 1 unmeasured and 2 unsaid.",
        "2 of 6 outcomes and guardrails of 2026-Q4 name no metric: what exactly is counted, and where is it read?",
        "2 key results rest on a number that nobody trusts.",
        "No key result of 2026-Q4 uses “Payouts too late” and “Payouts in the ledger”.",
    )
    audit, lacking, differing, pairs, doubted, bare = answer.tables
    assert audit.rows[0] == ("Late payouts", "Dana Ruiz", "high", "lagging", "2", "3.1%", "18 Nov")
    assert audit.rows[-1] == ("LATE payouts", "–", "low", "–", "1", "–", "–")
    assert lacking.rows[1] == ("source", "3", "Payouts too late, Questions and LATE payouts")
    assert differing.rows == (
        ("Population: “partner cafés” in the registry; “all cafés” at payments/on-time@2026-Q4#all", "Late payouts"),
    )
    assert pairs.rows == (
        ("LATE payouts", "Late payouts", "the same name"),
        ("Payouts in the ledger", "Late payouts", "the same query"),
        ("Payouts too late", "Late payouts", "nearly the same definition"),
    )
    assert [row[1:] for row in doubted.rows] == [("Questions", "unmeasured"), ("LATE payouts", "low")]
    assert [row[0] for row in bare.rows] == ["Cost stays low", "A result"]
    assert answer.notes[-1] == "Not in the registry: `lat`."
    figures = {figure.name: figure.value for figure in answer.figures}
    assert (figures["metrics"], figures["trusted"], figures["unused"], figures["disagreements"]) == (5, 0.2, 2, 1)
    assert answer.records.rows[0][-4:] == (3.1, "2026-11-18", 4, "payments/on-time@2026-Q4#late")


def test_a_part_is_told_of_what_it_uses(plan: Plan) -> None:
    answer = metrics(Question(plan, date(2026, 6, 1), Narrow(team="payments", cycle="2026-Q4")))
    told = json.loads(json.dumps(answer.json))
    assert check(answer.json, "report-metrics-output") == []
    assert [one["metric"] for one in told["metrics"]] == ["late", "asks", None]
    assert told["metrics"][0]["last"] == {"value": 7.1, "date": "2026-03-31", "age_days": 62, "of": None}


def test_a_plan_without_metrics() -> None:
    answer = metrics(Question(written(okrs=WORKSPACE), TODAY))
    assert check(answer.json, "report-metrics-output") == []
    assert answer.said == ("No metric is written down: nobody can look up what a number counts, or where it is read.",)
    assert (answer.tables, answer.notes, answer.records.rows) == ((), (), ())
