"""The report on progress: where a plan stands that has one of each kind."""

from collections.abc import Iterator
from datetime import date

import pytest

from okrkit.align.narrow import Narrow
from okrkit.plan import Plan
from okrkit.reading.load import load
from okrkit.reading.schema import check
from okrkit.reading.tree import MemoryTree
from okrkit.report.kinds.answer import Unit
from okrkit.report.kinds.progress import progress
from okrkit.report.kinds.question import Question
from okrkit.report.kinds.text import answer_text
from okrkit.report.terminal import console

TODAY = date(2026, 11, 22)
WORKSPACE = """\
version: 1
organization: Northwind Roasters
teams: {payments: {name: Payments}, support: {name: Support}}
people: {dana: {name: Dana Ruiz}, li: {name: Li Wei}}
"""
PAYMENTS = """\
team: payments
cycle: 2026-Q4
objectives:
  - id: on-time
    title: Payouts arrive on the day we said
    owner: dana
    key_results:
      - {id: late, title: Late payouts fall, baseline: 4, target: 1, unit: "%", check_ins: [
          {date: 2026-10-05, value: 3.9}, {date: 2026-10-19, value: 3.7}, {date: 2026-11-16, value: 3.3, confidence: 0.4}]}
      - {id: file, title: Every bank has the new file, kind: output, due: 2026-11-30,
         milestones: [{title: One, done: 2026-11-20}, {title: Two}]}
      - {id: cost, title: A payout stays cheap, kind: guardrail, at_most: 0.11, unit: €,
         check_ins: [{date: 2026-11-16, value: 0.13}]}
      - {id: asks, title: Nobody asks twice, owner: li, baseline: 10, target: 5}
      - {id: gone, title: Refunds fall, baseline: 3, target: 1, check_ins: [{date: 2026-10-05, value: 2}],
         dropped: {date: 2026-10-20, because: Nobody asks}}
"""
SUPPORT = """\
team: support
cycle: 2026-Q4
objectives:
  - id: at-once
    title: Questions are settled at once
    key_results:
      - {id: once, title: Settled in one letter rise, baseline: 60, target: 64, unit: "%", check_ins: [
          {date: 2026-10-05, value: 61}, {date: 2026-10-19, value: 65}, {date: 2026-11-16, value: 68, confidence: 1}]}
  - {id: quiet, title: Nobody waits, key_results: [
      {id: wait, title: Waiting falls, baseline: 9, target: 1, check_ins: [{date: 2026-10-05, value: 8}]}]}
"""
SAID = """\
Progress, 22 November 2026
58% of 2026-Q4 is over.
Of 3 objectives: 1 on track, 1 at risk and 1 silent.
Of 6 key results: 1 on track, 3 at risk, 1 silent and 1 not begun.
On average objectives came 50% of their way, 62% is expected by now.
By their pace 1 of the 2 with enough check-ins arrive in time.

Team      Cycle    Progress  Expected  On track  Behind  At risk  Silent  Not begun
Payments  2026-Q4       37%       72%         0       0        3       0          1
Support   2026-Q4       56%       57%         1       0        0       1          0

                                                                                                 By its
Payments, 2026-Q4            Now  Promise        Progress  Expected  Status       Confidence       pace      Arrives  Checked in
Payouts arrive on the                                 37%       72%  at risk             0.4                          16 Nov
day we said
– Late payouts fall         3.3%  4% → 1%             23%       57%  at risk             0.4      2.66%  26 Apr 2027  16 Nov
– Every bank has the new  1 of 2  2 steps             50%       87%  at risk               –          –            –  –
  file
– A payout stays cheap     €0.13  at most €0.11         –         –  breached              –          –            –  16 Nov
– Nobody asks twice            –  10 → 5                –       57%  not started           –          –            –  –
– Refunds fall                 2  3 → 1               50%       57%  dropped               –          –            –  5 Oct

Support, 2026-Q4          Now  Promise    Progress  Expected  Status    Confidence           By its pace     Arrives  Checked in
Questions are settled at                     100%+       57%  achieved           1                                    16 Nov
once
– Settled in one letter   68%  60% → 64%     100%+       57%  achieved           1  75.5% (72.8 to 85.9)  met 19 Oct  16 Nov
  rise
Nobody waits                                   13%       57%  outdated           –                                    5 Oct
– Waiting falls             8  9 → 1           13%       57%  outdated           –                     –           –  5 Oct

A guardrail is breached: “A payout stays cheap”. Whatever else its objective reaches, it is at risk, and missed at the end.
Dropped, and in no number: “Refunds fall”.
Silent (outdated) is what was not heard of for over 14 days. What nobody measured is unknown, not 0.
"""


def written(**files: str) -> Plan:
    return load(MemoryTree({f"{name}.yaml": text for name, text in files.items()})).plan


@pytest.fixture(scope="module")
def plan() -> Plan:
    return written(okrs=WORKSPACE, payments=PAYMENTS, support=SUPPORT)


@pytest.fixture(autouse=True)
def window(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A console that looks for the width of its window anew."""
    monkeypatch.setenv("COLUMNS", "128")
    console.cache_clear()
    yield
    console.cache_clear()


def test_where_everything_stands(plan: Plan) -> None:
    assert answer_text(progress(Question(plan, TODAY))) == SAID


def test_programs_and_spreadsheets_get_all_of_it(plan: Plan) -> None:
    answer = progress(Question(plan, TODAY))
    assert check(answer.json, "report-progress-output") == []
    payments, support = answer.json["parts"]
    late, file, cost, asks, gone = payments["objectives"][0]["key_results"]
    assert {name: late["forecast"][name] for name in ("arrives_on", "check_ins")} == {
        "arrives_on": "2027-04-26",
        "check_ins": 3,
    }
    assert (file["milestones"][0]["done"], cost["holds"], asks["progress"], gone["status"]) == (
        "2026-11-20",
        False,
        None,
        "dropped",
    )
    assert (
        support["objectives"][0]["key_results"][0]["progress"] == 2
    )  # unclamped for one thing, and not in the mean of the team
    assert (payments["progress"], support["progress"]) == (0.3667, 0.5625)
    assert sum(answer.json["whole"]["key_results"].values()) == 7
    rows = [dict(zip(answer.records.names, row, strict=True)) for row in answer.records.rows]
    assert [row["kind"] for row in rows].count("objective") == 3
    assert [row["owner"] for row in rows[:6]] == ["dana", "dana", "dana", "dana", "li", "dana"]
    counted = {one.name: one.value for one in answer.figures if one.unit is Unit.COUNT}
    assert counted == {"on-track": 1, "behind": 0, "at-risk": 3, "missed": 0, "silent": 1, "not-begun": 1}


def test_a_part_keeps_the_numbers_of_the_whole_objective(plan: Plan) -> None:
    [part] = progress(Question(plan, TODAY, Narrow(owner="li"))).json["parts"]
    [objective] = part["objectives"]
    assert [one["title"] for one in objective["key_results"]] == ["Nobody asks twice"]
    assert (objective["progress"], objective["status"]) == (0.3667, "at-risk")


def test_a_cycle_that_is_over_has_only_two_ends(plan: Plan) -> None:
    answer = progress(Question(plan, date(2027, 2, 1)))
    assert answer.said[:3] == (
        "100% of 2026-Q4 is over.",
        "Of 3 objectives: 1 achieved and 2 missed.",
        "Of 6 key results: 1 achieved and 5 missed.",
    )
    assert answer.tables[0].headings == ("Team", "Cycle", "Progress", "Expected", "Achieved", "Missed")


def test_a_plan_with_nothing_says_so() -> None:
    answer = progress(Question(written(okrs=WORKSPACE), TODAY))
    assert answer.said == ("No objective of a cycle that runs is asked about, so nothing stands anywhere.",)
    assert (answer.tables, answer.notes, answer.records.rows) == ((), (), ())
    assert check(answer.json, "report-progress-output") == []
