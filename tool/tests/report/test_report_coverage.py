"""The report on coverage: who serves the company, what hangs on nothing, what is too large, and what is done twice."""

import json
from datetime import date
from typing import Any

import pytest

from okrkit.align.narrow import Narrow
from okrkit.errors import OkrError
from okrkit.plan import Plan
from okrkit.reading.schema import check
from okrkit.report.kinds.answer import Answer
from okrkit.report.kinds.coverage import coverage
from okrkit.report.kinds.question import Question
from okrkit.report.kinds.text import print_answer
from tests.report.written import written

TODAY = date(2026, 11, 22)
WORKSPACE = """\
version: 1
organization: Northwind Roasters
teams:
  company: {name: Northwind}
  technology: {name: Technology, parent: company}
  payments: {name: Payments, parent: technology}
  platform: {name: Platform, parent: technology}
  support: {name: Support, parent: company}
  cafes: {name: Cafés, parent: company}
people: {dana: {name: Dana Ruiz}}
policy: {alignment: {most_supporters: 2, deepest: 2, widest: 2}}
"""
YEAR = """\
team: company
cycle: 2026
objectives:
  - {id: love, title: Cafés would miss us}
  - {id: calm, title: Nobody works a weekend}
  - {id: reach, title: Every town has our coffee}
"""
PAYMENTS = """\
team: payments
cycle: 2026-Q4
objectives:
  - id: on-time
    title: Partner cafés know on Monday what money comes on Friday
    owner: dana
    weight: 3
    aligns_to: [company/love]
  - {id: cards, title: No card fails twice, aligns_to: [company/love, company/calm]}
"""
PLATFORM = """\
team: platform
cycle: 2026-Q4
objectives:
  - {id: always-on, title: No order is lost, aligns_to: [company/love, payments/on-time]}
"""
SUPPORT = """\
team: support
cycle: 2026-Q4
objectives:
  - {id: early, title: Partner cafés know by Monday what money arrives on Friday, aligns_to: [company/lost]}
"""
EARLIER = "team: support\ncycle: 2026-Q3\nobjectives: [{id: towns, title: Towns know us, aligns_to: [company/reach]}]\n"
SAID = """\
Coverage, 22 November 2026
Teams serve 2 of 3 company objectives of 2026 and 2026-Q4; nobody serves “Every town has our coffee”.
“Every town has our coffee” is served in 2026-Q3 only.
2 of 4 teams serve the company; Support serves nothing of it; Cafés has no objective.
67% of the teams' work hangs on the company; “Partner cafés know by Monday what money arrives on Friday” (Support) hangs on \
nothing.
More than 2 objectives align at a time to “Cafés would miss us” (3).
The alignment is 3 levels deep, more than 2: how long does news take up or down?
The company wants 3 things at a time, more than 2: which would it give up first?
1 pair of teams is after nearly the same, without a link between them.

Company objective            Cycle  Teams  Objectives  Directly  Work
1 Cafés would miss us        2026       2           3         3   63%
2 Nobody works a weekend     2026       1           1         1    4%
3 Every town has our coffee  2026       0           0         0     –

Team      Objectives  on 1  on 2  on nothing
Payments           2   88%   13%           –
Platform           1  100%     –           –
Support            1     –     –        100%
Cafés              0     –     –           –

Size of the alignment                   Is  At most
Objectives at the top at a time          3        2  too many
Levels of objectives                     3        2  too many
Objectives that align to one at a time   3        2  too many

Hangs on nothing                        Team     Cycle    Why
Partner cafés know by Monday what       Support  2026-Q4  its link leads nowhere
money arrives on Friday

Nearly the same                                             Teams
“Partner cafés know on Monday what money comes on Friday”   Payments and Support
and “Partner cafés know by Monday what money arrives on
Friday”

"""


@pytest.fixture(scope="module")
def plan() -> Plan:
    return made()


def made(workspace: str = WORKSPACE, **files: str) -> Plan:
    every = {"year": YEAR, "payments": PAYMENTS, "platform": PLATFORM, "support": SUPPORT, "earlier": EARLIER}
    return written(okrs=workspace, **(every | files))


def told(answer: Answer) -> dict[str, Any]:
    """The answer for programs, which keeps to its schema."""
    assert check(answer.json, "report-coverage-output") == []
    found: dict[str, Any] = json.loads(json.dumps(answer.json))
    return found


def test_who_serves_the_company(plan: Plan, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    answer = coverage(Question(plan, TODAY))
    print_answer(answer)
    assert capsys.readouterr().out.startswith(SAID)
    assert {figure.name: figure.value for figure in answer.figures} == {
        "served-objectives": pytest.approx(2 / 3),
        "teams-serving-nothing": 2,
        "work-on-company": pytest.approx(2 / 3),
        "most-supporters": 3,
        "levels": 3,
        "top-objectives": 3,
        "done-twice": 1,
    }


def test_programs_and_spreadsheets_read_the_same(plan: Plan) -> None:
    answer = coverage(Question(plan, TODAY))
    found = told(answer)
    assert [one["reference"] for one in found["company_objectives"] if not one["teams"]] == ["company/reach@2026"]
    assert found["teams"][0]["on"] == [
        {"reference": "company/love@2026", "share": 0.875},
        {"reference": "company/calm@2026", "share": 0.125},
    ]
    assert [one["why"] for one in found["loose"]] == ["broken"]
    rows = [dict(zip(answer.records.names, row, strict=True)) for row in answer.records.rows]
    assert [row["hangs"] for row in rows] == [None, None, None, 1, 1, 1, 0]
    assert sum(row["direct_supporters"] for row in rows if row["of_company"]) == 4
    assert set(answer.records.key) <= set(answer.records.names)


@pytest.mark.parametrize(
    ("asked", "cycles", "teams", "company_and_twins"),
    [
        (Narrow(team="platform"), ["2026", "2026-Q4"], ["platform"], (0, 0)),
        (Narrow(team="support"), ["2026", "2026-Q4"], ["support"], (0, 1)),
        (Narrow(owner="dana"), ["2026", "2026-Q4"], ["payments"], (0, 1)),
        (Narrow(level=1), ["2026", "2026-Q4"], [], (3, 0)),
        (Narrow(cycle="2026-Q3"), ["2026", "2026-Q3"], ["payments", "platform", "support", "cafes"], (3, 0)),
        (Narrow(cycle="2026"), ["2026", "2026-Q3", "2026-Q4"], ["payments", "platform", "support", "cafes"], (3, 1)),
    ],
)
def test_a_part_of_the_plan(
    plan: Plan, asked: Narrow, cycles: list[str], teams: list[str], company_and_twins: tuple[int, int]
) -> None:
    found = told(coverage(Question(plan, TODAY, asked)))
    assert (len(found["company_objectives"]), len(found["twins"])) == company_and_twins
    assert found["cycles"] == cycles
    assert [team["team"] for team in found["teams"]] == teams


def test_nobody_is_judged_by_a_part_of_what_they_do(plan: Plan) -> None:
    of_dana = coverage(Question(plan, TODAY, Narrow(owner="dana")))
    assert of_dana.said[0] == "100% of the work that is asked about hangs on the company."
    assert coverage(Question(plan, TODAY, Narrow(team="support"))).said[0] == "Support serves nothing of the company."


def test_names_that_are_not_there(plan: Plan) -> None:
    for asked in (Narrow(team="suport"), Narrow(cycle="2026-Q5")):
        with pytest.raises(OkrError, match="there is no"):
            coverage(Question(plan, TODAY, asked))


@pytest.mark.parametrize(
    ("lint", "twins"),
    [
        ("{rules: {redundant-work: off}}", None),
        ("{rules: {redundant-work: {alike: 1}}}", []),
        ("{exempt: [{rule: redundant-work, where: support/early, because: We agreed}]}", []),
    ],
)
def test_twins_are_what_the_rule_finds(lint: str, twins: list[object] | None) -> None:
    assert told(coverage(Question(made(f"{WORKSPACE}lint: {lint}\n"), TODAY)))["twins"] == twins


@pytest.mark.parametrize(
    ("workspace", "files", "said"),
    [
        ("version: 1\norganization: N\nteams: {support: {name: Support}}\n", {}, "There is no objective."),
        (
            "version: 1\norganization: N\nteams: {support: {name: Support}}\n",
            {"support": SUPPORT},
            "No team stands below another",
        ),
        (WORKSPACE, {"support": SUPPORT}, "The company has no objective of 2026-Q4 that anybody could serve."),
        (WORKSPACE, {"year": YEAR}, "Nobody serves any of the 3 company objectives of 2026: “Cafés would miss us”,"),
    ],
)
def test_plans_with_little_in_them(workspace: str, files: dict[str, str], said: str) -> None:
    answer = coverage(Question(written(okrs=workspace, **files), TODAY))
    assert answer.said[0].startswith(said)
    told(answer)


def test_ten_tenths_are_a_whole() -> None:
    parts = "".join(f"  - {{id: part-{at}, title: Part {at}, aligns_to: [company/love]}}\n" for at in range(10))
    answer = coverage(Question(made(support=f"team: support\ncycle: 2026-Q4\nobjectives:\n{parts}"), TODAY))
    assert answer.tables[1].rows[2] == ("Support", "10", "100%", "–", "–")


@pytest.mark.parametrize(("day", "cycles"), [(date(2027, 1, 5), ["2026", "2026-Q4"]), (date(2025, 12, 1), ["2026"])])
def test_where_no_cycle_runs_a_year_and_its_last_quarter_hang_together(plan: Plan, day: date, cycles: list[str]) -> None:
    assert told(coverage(Question(plan, day)))["cycles"] == cycles
