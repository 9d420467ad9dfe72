"""The report on alignment: the tree with its reasons, what contradicts it, and links that lead nowhere."""

import json
from datetime import date
from typing import Any

import pytest

from okrkit.align.narrow import Narrow
from okrkit.errors import OkrError
from okrkit.plan import Plan
from okrkit.reading.schema import check
from okrkit.report.kinds.alignment import alignment
from okrkit.report.kinds.answer import Answer
from okrkit.report.kinds.question import Question
from okrkit.report.kinds.text import print_answer
from tests.report.written import written

TODAY = date(2026, 11, 22)
WORKSPACE = """\
version: 1
organization: Northwind Roasters
teams:
  company: {name: Northwind}
  payments: {name: Payments, parent: company}
  platform: {name: Platform, parent: company}
people: {dana: {name: Dana Ruiz}, sam: {name: Sam Oyelaran}}
"""


def key_result(id: str, value: float) -> str:
    return f"{{id: {id}, title: Cafés that stay, baseline: 0, target: 10, check_ins: [{{date: 2026-11-20, value: {value}}}]}}"


COMPANY = f"""\
team: company
cycle: 2026-Q4
objectives:
  - {{id: love, title: Cafés would miss us, owner: dana, key_results: [{key_result("stay", 1)}]}}
  - {{id: reach, title: Every town has our coffee}}
"""
PAYMENTS = f"""\
team: payments
cycle: 2026-Q4
objectives:
  - id: on-time
    title: Payouts arrive on the day we said
    owner: dana
    aligns_to:
      - {{to: "company/love#stay", because: Cafés that were paid late leave., weight: 3}}
      - {{to: company/love, because: They told us.}}
    key_results: [{key_result("late", 9)}]
  - id: cards
    title: No card fails twice
    owner: dana
    aligns_to: [company/love, company/lost]
    key_results: [{key_result("failed", 8)}]
"""
PLATFORM = f"""\
team: platform
cycle: 2026-Q4
objectives:
  - id: always-on
    title: No order is lost
    owner: sam
    aligns_to: [payments/cards, {{to: payments/on-time, because: A lost order is a late payout.}}]
    key_results: [{key_result("lost", 2)}]
  - {{id: alone, title: Anyone can release on a Friday}}
  - {{id: hen, title: The hen lays, aligns_to: [platform/egg]}}
  - {{id: egg, title: The egg hatches, aligns_to: [platform/hen]}}
"""
SAID = """\
Alignment, 22 November 2026
Teams serve 1 of 2 company objectives of 2026-Q4; nobody serves “Every town has our coffee”.
3 of 6 objectives of the teams hang on the company; “Anyone can release on a Friday” (Platform), “The hen lays” (Platform) \
and “The egg hatches” (Platform) hang on nothing.
“Cafés would miss us” is at risk, but of what supports it directly 2 are well and none behind: does that work do what its \
links say?
5 of 8 links do not say why.
A link of “No card fails twice” leads nowhere: company/lost.
“The hen lays” and “The egg hatches” support each other in a circle.

Objective                       Team       Owner         Status       Own  Below
1 Cafés would miss us           Northwind  Dana Ruiz     at risk      10%    88%
1.1 Payouts arrive on the day   Payments   Dana Ruiz     on track     90%    20%
we said
1.1.1 No order is lost (see     Platform
1.2.1)
1.2 No card fails twice         Payments   Dana Ruiz     on track     80%    20%
1.2.1 No order is lost          Platform   Sam Oyelaran  at risk      20%      –
2 Every town has our coffee     Northwind  nobody        not started    –      –
3 Anyone can release on a       Platform   nobody        not started    –      –
Friday (on nothing)
4 The hen lays (on nothing)     Platform   nobody        not started    –      –
4.1 The egg hatches (on         Platform   nobody        not started    –      –
nothing)
4.1.1 The hen lays (see 4)      Platform
Not shown: Cycle (wider window, --format csv)

Why
"""
WHY = (
    "1.1 for “Cafés that stay”, counts 75%: Cafés that were paid late leave. They told us.",
    "1.1.1: A lost order is a late payout.",
    "1.2 counts 25%",
)


@pytest.fixture(scope="module")
def plan() -> Plan:
    return written(okrs=WORKSPACE, company=COMPANY, payments=PAYMENTS, platform=PLATFORM)


def told(answer: Answer) -> dict[str, Any]:
    """The answer for programs, which keeps to its schema."""
    assert check(answer.json, "report-alignment-output") == []
    found: dict[str, Any] = json.loads(json.dumps(answer.json))
    return found


def test_what_serves_what_and_why(plan: Plan, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    answer = alignment(Question(plan, TODAY))
    print_answer(answer)
    assert capsys.readouterr().out.startswith(SAID)
    assert tuple(row for (row,) in answer.tables[1].rows) == WHY
    assert {figure.name: figure.value for figure in answer.figures} == {
        "on-company": 0.5,
        "on-nothing": 3,
        "mean-level": pytest.approx(7 / 3),
        "links-with-reason": pytest.approx(3 / 8),
        "broken-links": 1,
    }


def test_programs_and_spreadsheets_read_the_same(plan: Plan) -> None:
    answer = alignment(Question(plan, TODAY))
    found = told(answer)
    assert (found["served"], found["unserved"]) == (["company/love@2026-Q4"], ["company/reach@2026-Q4"])
    assert found["broken_links"] == [{"reference": "payments/cards@2026-Q4", "to": "company/lost"}]
    assert found["circles"] == [["platform/hen@2026-Q4", "platform/egg@2026-Q4"]]
    assert found["doubts"] == [{"reference": "company/love@2026-Q4", "status": "at-risk", "well": 2, "unwell": 0}]
    rows = [dict(zip(answer.records.names, row, strict=True)) for row in answer.records.rows]
    assert [row["reference"] for row in rows] == [one["reference"] for one in found["objectives"]]
    assert len({tuple(row[name] for name in answer.records.key) for row in rows}) == len(rows)
    assert rows[1]["because"] == "Cafés that were paid late leave. They told us."


@pytest.mark.parametrize(
    ("asked", "rows", "links"),
    [
        (Narrow(team="platform"), ["1", "1.1", "1.1.1", "1.2", "1.2.1", "2", "3", "3.1", "3.1.1"], 4),
        (Narrow(owner="sam"), ["1", "1.1", "1.1.1", "1.2", "1.2.1"], 2),
        (Narrow(level=1), ["1", "2"], 0),
        (Narrow(status="at-risk"), ["1", "1.1", "1.1.1", "1.2", "1.2.1"], 2),
    ],
)
def test_what_is_asked_about_stands_under_what_it_hangs_on(plan: Plan, asked: Narrow, rows: list[str], links: int) -> None:
    found = told(alignment(Question(plan, TODAY, asked)))
    assert ([one["number"] for one in found["objectives"]], found["links"]) == (rows, links)


def test_names_that_are_not_there(plan: Plan) -> None:
    with pytest.raises(OkrError, match="there is no team `platfrom`"):
        alignment(Question(plan, TODAY, Narrow(team="platfrom")))


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({}, ("There is no objective.",)),
        ({"company": COMPANY.replace("10", "1")}, ("Nobody serves any of the 2 company objectives of 2026-Q4",)),
    ],
)
def test_plans_with_little_in_them(files: dict[str, str], said: tuple[str, ...]) -> None:
    answer = alignment(Question(written(okrs=WORKSPACE, **files), TODAY))
    assert len(answer.said) == len(said)
    assert answer.said[0].startswith(said[0])
    told(answer)


def test_teams_without_a_company_are_told_how_to_have_one() -> None:
    flat = written(okrs=WORKSPACE.replace(", parent: company", ""), payments=PAYMENTS)
    answer = alignment(Question(flat, TODAY))
    assert answer.said[0].startswith("No team stands below another")
    assert [row[0] for row in answer.tables[0].rows] == ["1 Payouts arrive on the day we said", "2 No card fails twice"]
    assert told(answer)["on_company"] is None
