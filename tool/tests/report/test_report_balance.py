"""The report on balance: of what a plan has much, and of what it has none."""

import json
from datetime import date

import pytest

from okrkit.align.narrow import Narrow
from okrkit.plan import Plan
from okrkit.reading.schema import check
from okrkit.report.kinds.balance import balance
from okrkit.report.kinds.question import Question
from tests.report.written import written

TODAY = date(2026, 11, 22)
WORKSPACE = """\
version: 1
organization: Northwind Roasters
teams:
  company: {name: Northwind}
  payments: {name: Payments, parent: company}
lenses: [business, customer, team]
"""
METRICS = "metrics: {late: {name: Late payouts, indicator: lagging}, asks: {name: Questions}}"
COMPANY = """\
team: company
cycle: 2026-Q4
objectives:
  - id: loved
    title: Cafés stay with us
    ambition: committed
    key_results: [{id: stay, title: Cafés that stay rise, lens: customer, baseline: 80, target: 90}]
"""
PAYMENTS = """\
team: payments
cycle: 2026-Q4
objectives:
  - id: on-time
    title: Payouts arrive on the day we said
    ambition: aspirational
    key_results:
      - {id: late, title: Late payouts fall, lens: business, metric: late, baseline: 4, target: 1, weight: 6}
      - {id: asks, title: Cafés that ask fall, lens: business, metric: asks, baseline: 240, target: 60}
      - {id: batch, title: Batch two runs everything by 1 December, kind: output, lens: business, milestones: [{title: Pilot}]}
      - {id: cost, title: Cost stays low, kind: guardrail, guards: late, at_most: 1, lens: business}
      - {id: given-up, title: Refunds fall, lens: team, target: 1, dropped: {date: 2026-10-20, because: Nobody asks}}
"""


@pytest.fixture(scope="module")
def plan() -> Plan:
    return written(okrs=WORKSPACE, metrics=METRICS, company=COMPANY, payments=PAYMENTS)


def test_how_a_plan_is_spread(plan: Plan) -> None:
    answer = balance(Question(plan, TODAY))
    assert check(answer.json, "report-balance-output") == []
    assert answer.said == (
        "5 key results of 2026-Q4: 3 outcomes (60%), 1 output and 1 guardrail.",
        "2 of 3 outcomes could be bought at any price: no guardrail stands beside them.",
        "Nobody looks through team.",
    )
    kinds, lenses, leaning, ambitions, indicators = answer.tables
    assert kinds.rows == (
        ("Northwind", "1", "1", "0", "0", "1"),
        ("Payments", "4", "2", "1", "1", "1"),
        ("Level 1", "1", "1", "0", "0", "1"),
        ("Level 2", "4", "2", "1", "1", "1"),
        ("All", "5", "3", "1", "1", "2"),
    )
    assert lenses.rows[-1] == ("All", "4", "1", "0")
    assert leaning.rows == (("All through one lens, business.", "Payments"),)
    assert ambitions.rows[-1] == ("All", "2", "1", "1", "0", "0")
    assert indicators.rows[-1] == ("All", "0", "1", "1", "3")
    assert answer.notes[:2] == (
        "“Late payouts fall” carries 75% of “Payouts arrive on the day we said”: does the rest of it matter?",
        "1 of 2 objectives weighs its key results differently.",
    )
    figures = {figure.name: figure.value for figure in answer.figures}
    assert figures["guarded-outcomes"] == pytest.approx(1 / 3)
    assert (figures["outcomes"], figures["unused-lenses"]) == (0.6, 1)


def test_what_stands_beside_a_part_counts(plan: Plan) -> None:
    answer = balance(Question(plan, TODAY, Narrow(team="payments", lens="business")))
    told = json.loads(json.dumps(answer.json))
    assert check(answer.json, "report-balance-output") == []
    assert [(one["weight_share"], one["guarded"]) for one in told["key_results"]] == [
        (0.75, True),
        (0.125, False),
        (0.125, None),
        (None, None),
    ]
    assert len(told["levels"]) == 1


def test_a_plan_with_nothing_in_it() -> None:
    answer = balance(
        Question(written(okrs="version: 1\norganization: Northwind Roasters\nteams: {payments: {name: Payments}}\n"), TODAY)
    )
    assert check(answer.json, "report-balance-output") == []
    assert (answer.said, answer.tables, answer.notes) == (("No key result is left to be weighed.",), (), ())


def test_nobody_is_told_of_lenses_who_uses_none() -> None:
    file = "team: a\ncycle: 2026-Q4\nobjectives: [{id: o, title: O, key_results: [{id: k, title: K, baseline: 1, target: 2}]}]"
    answer = balance(Question(written(okrs=f"{WORKSPACE}  \n", a=file.replace("team: a", "team: company")), TODAY))
    assert [table.headings[1] for table in answer.tables] == ["Key results", "Objectives", "Leading"]
    assert not any("looks through" in sentence for sentence in answer.said)
