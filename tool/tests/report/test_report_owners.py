"""The report on owners: who carries what, who carries too much, and what nobody carries."""

import json
from collections.abc import Mapping
from datetime import date

import pytest

from okrkit.align.narrow import Narrow
from okrkit.errors import OkrError
from okrkit.plan import Plan
from okrkit.reading.schema import check
from okrkit.report.kinds.owners import owners
from okrkit.report.kinds.question import Question
from tests.report.written import written

TODAY = date(2026, 11, 22)
WORKSPACE = """\
version: 1
organization: Northwind Roasters
teams:
  payments: {name: Payments, lead: dana, members: [li, pavel]}
  platform: {name: Platform, lead: sam}
people: {dana: {name: Dana Ruiz}, sam: {name: Sam Oyelaran}, pavel: {name: Pavel Novak}, ana: {name: Ana Costa}}
lint: {rules: {overloaded-owner: {most: 2}}}
"""
PAYMENTS = """\
team: payments
cycle: 2026-Q4
objectives:
  - id: on-time
    title: Payouts arrive on the day we said
    owner: dana
    contributors: [pavel]
    depends_on:
      - {team: platform, what: idempotent ledger writes}
      - {team: platform, what: an alarm, confirmed_by: sam}
    key_results:
      - {id: late, title: Late payouts fall, baseline: 4, target: 1, check_ins: [{date: 2026-11-20, value: 3.9}]}
      - {id: asks, title: Cafés that ask fall, baseline: 240, target: 60}
      - {id: back, title: Payouts we take back fall, owner: sam, baseline: 3, target: 1}
      - {id: given-up, title: Refunds fall, baseline: 3, target: 1, dropped: {date: 2026-10-20, because: Nobody asks}}
      - {id: cost, title: Cost stays low, kind: guardrail, at_most: 1, check_ins: [{date: 2026-11-20, value: 2}]}
  - id: dropped
    title: Given up
    owner: ana
    dropped: {date: 2026-10-20, because: Nobody asked for it}
    key_results: [{id: one, title: One, baseline: 1, target: 2}]
"""
PLATFORM = """\
team: platform
cycle: 2026-Q4
objectives:
  - id: calm
    title: Nobody is woken at night
    key_results: [{id: alarms, title: Alarms fall, baseline: 40, target: 5, check_ins: [{date: 2026-11-20, value: 12}]}]
  - id: seen
    title: We see trouble first
    owner: dan
    key_results:
      - {id: first, title: Incidents that we see first rise, owner: dana, baseline: 40, target: 80, due: 2026-11-01}
"""
EARLIER = """\
team: platform
cycle: 2026-Q3
objectives: [{id: past, title: Past, owner: ana, key_results: [{id: one, title: One, baseline: 1, target: 2}]}]
"""


@pytest.fixture(scope="module")
def plan() -> Plan:
    return written(okrs=WORKSPACE, payments=PAYMENTS, platform=PLATFORM, earlier=EARLIER)


def counted(answer_json: Mapping[str, object]) -> dict[str, dict[str, int]]:
    """How many things each person has, without those of which they have none."""
    people = json.loads(json.dumps(answer_json))["people"]
    lists = ("objectives", "key_results", "guardrails", "behind", "silent", "past_due", "asked", "promised", "contributes")
    return {one["person"]: {name: len(one[name]) for name in lists if one[name]} for one in people}


def test_who_carries_what(plan: Plan) -> None:
    answer = owners(Question(plan, TODAY))
    assert check(answer.json, "report-owners-output") == []
    assert counted(answer.json) == {
        "dana": {"objectives": 1, "key_results": 3, "guardrails": 1, "behind": 2, "silent": 2, "past_due": 1},
        "sam": {"key_results": 1, "silent": 1, "asked": 1, "promised": 1},
        "dan": {"objectives": 1},
    }
    assert answer.said == (
        "3 people answer for 2 objectives and 4 key results of 2026-Q4, Dana Ruiz for the most.",
        "Dana Ruiz has 3 numbers to move, more than 2: who else, close to the work, could answer for some?",
        "3 people own nothing: Pavel Novak (contributes), Ana Costa and li.",
    )
    assert answer.tables[0].rows[0] == ("Dana Ruiz", "1", "3", "1", "2", "2", "1", "0", "0", "2")
    assert answer.tables[1].rows == (
        ("Nobody is woken at night", "nobody", "Platform", "2026-Q4"),
        ("We see trouble first", "dan", "Platform", "2026-Q4"),
    )
    assert {figure.name: figure.value for figure in answer.figures} == {
        "owners": 3,
        "most-owned": 3,
        "overloaded": 1,
        "without-owner": 1,
        "unknown-owner": 1,
        "idle": 3,
    }
    assert [row[0] for row in answer.records.rows] == ["dana", "sam", "dan", "pavel", "ana", "li"]


def test_several_who_carry_too_much_are_one_sentence() -> None:
    answer = owners(
        Question(written(okrs=WORKSPACE.replace("most: 2", "most: 0"), payments=PAYMENTS, platform=PLATFORM), TODAY)
    )
    assert answer.said[1] == (
        "2 people have more than 0 numbers to move, Dana Ruiz (3) and Sam Oyelaran (1):"
        " who else, close to the work, could answer for some?"
    )


@pytest.mark.parametrize(
    ("asked", "people", "idle"),
    [
        (Narrow(team="platform"), {"dana": 3, "dan": 0}, []),  # the whole load of each
        (Narrow(owner="sam"), {"sam": 1}, []),
        (Narrow(cycle="2026-Q3"), {"ana": 1}, ["dana", "sam", "pavel", "li"]),
    ],
)
def test_a_part_of_the_plan(plan: Plan, asked: Narrow, people: dict[str, int], idle: list[str]) -> None:
    answer = owners(Question(plan, TODAY, asked))
    told = json.loads(json.dumps(answer.json))
    assert check(answer.json, "report-owners-output") == []
    assert {one["person"]: len(one["key_results"]) for one in told["people"]} == people
    assert [one["person"] for one in told["idle"]] == idle


def test_names_that_are_not_there(plan: Plan) -> None:
    with pytest.raises(OkrError, match="there is no person `dina`"):
        owners(Question(plan, TODAY, Narrow(owner="dina")))


def test_a_plan_with_nothing_in_it() -> None:
    answer = owners(
        Question(written(okrs="version: 1\norganization: Northwind Roasters\nteams: {payments: {name: Payments}}\n"), TODAY)
    )
    assert check(answer.json, "report-owners-output") == []
    assert (answer.said, answer.tables) == (("Nobody owns anything.",), ())
    assert answer.notes == ("okrs.yaml lists no people, so nobody can tell whose name is a mistake.",)
