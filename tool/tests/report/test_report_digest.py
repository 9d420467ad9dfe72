"""The digest: what happened since a day, where it leads, and who is needed now."""

import json
from collections.abc import Callable
from datetime import date

import pytest

from okrkit.align.narrow import Narrow
from okrkit.errors import OkrError
from okrkit.plan import Plan
from okrkit.reading.schema import check
from okrkit.report.kinds.digest import digest
from okrkit.report.kinds.markdown import markdown_text
from okrkit.report.kinds.question import Question
from okrkit.report.kinds.text import answer_text
from tests.report.written import written

TODAY = date(2026, 11, 22)
WORKSPACE = """\
version: 1
organization: Northwind Roasters
teams:
  payments: {name: Payments, lead: dana}
  support: {name: Support, lead: mia}
people: {dana: {name: Dana Ruiz}, li: {name: Li Wei}, mia: {name: Mia Lind}}
"""
PAYMENTS = """\
team: payments
cycle: 2026-Q4
objectives:
  - id: on-time
    title: Payouts arrive on the day we said
    owner: dana
    feedback: [{from: customer, date: 2026-10-20, note: They would rather know early}]
    key_results:
      - id: late
        title: Late payouts fall
        baseline: 4
        target: TARGET
        unit: "%"
        check_ins:
          - {date: 2026-10-12, value: 3.6}
          - {date: 2026-11-10, value: 2.6}
THEN
"""
NOW = """\
          - {date: 2026-11-17, value: 2.5, confidence: 0.4, by: li}
          - {date: 2026-11-20, value: 3.9}
        rebaselines:
          - {date: 2026-11-18, from: {target: 1}, to: {target: 2}, because: Two banks left the pilot}
      - {id: asks, title: Cafés that ask fall, baseline: 240, target: 60, unit: a week}
"""
SUPPORT = """\
team: support
cycle: 2026-Q4
objectives:
  - id: calm
    title: Nobody has to ask twice
    owner: mia
    key_results:
      - {id: once, title: Answers that settle it rise, baseline: 50, target: TARGET, check_ins: [{date: 2026-11-20, value: 70}]}
"""
TEXT = """\
Digest, 15 November to 22 November 2026
2 promises moved, 1 other change to look at, 3 check-ins by 3 people.
1 objective stands worse, 1 better.

Promises that moved
- Support eased the target of “Answers that settle it rise” 90 → 80, and nobody said why
- Payments eased the target of “Late payouts fall” 1% → 2%, declared: Two banks left the pilot

Other changes to look at
- Payments added the key result “Cafés that ask fall” to “Payouts arrive on the day we said”

Stand worse
- “Payouts arrive on the day we said” (Payments): on track → at risk

Needed now
- Dana Ruiz: “Cafés that ask fall” no check-in so far, 52 days into 2026-Q4; and 1 more

Coming up
- 31 December, in 5 weeks: 2026-Q4 ends
"""
CHECK_IN_OF_SUPPORT = ", check_ins: [{date: 2026-11-20, value: 70}]"


def plan_of(payments: str, support: str) -> Plan:
    return written(okrs=WORKSPACE, payments=payments, support=support)


@pytest.fixture(scope="module")
def now() -> Plan:
    return plan_of(PAYMENTS.replace("TARGET", "2").replace("THEN\n", NOW), SUPPORT.replace("TARGET", "80"))


@pytest.fixture(scope="module")
def earlier() -> Callable[[date], Plan | None]:
    payments = PAYMENTS.replace("TARGET", "1").replace("THEN\n", "")
    plan = plan_of(payments, SUPPORT.replace("TARGET", "90").replace(CHECK_IN_OF_SUPPORT, ""))
    return lambda day: plan if day >= date(2026, 10, 1) else None


def test_what_happened(now: Plan, earlier: Callable[[date], Plan | None]) -> None:
    answer = digest(Question(now, TODAY, earlier=earlier, since=date(2026, 11, 15)))
    assert check(answer.json, "report-digest-output") == []
    assert answer_text(answer) == TEXT
    told = json.loads(json.dumps(answer.json))
    assert told["told_by"] == "history"
    assert told["check_ins"] == {"count": 3, "key_results": 2, "people": ["dana", "li", "mia"]}
    assert [one["kind"] for one in told["routine"]] == ["check-in-added"] * 3
    assert {figure.name: figure.value for figure in answer.figures} == {
        "moved-promises": 2,
        "check-ins": 3,
        "checking-in": 3,
        "worse": 1,
        "better": 1,
        "needs": 2,
    }


def test_without_a_history_the_dates_tell(now: Plan, earlier: Callable[[date], Plan | None]) -> None:
    answer = digest(Question(now, TODAY, earlier=earlier, since=date(2026, 10, 1)))
    assert check(answer.json, "report-digest-output") == []
    [moved, *_] = answer.tables
    assert moved.rows == (("Payments eased the target of “Late payouts fall” 1% → 2%, declared: Two banks left the pilot",),)
    assert answer.said[0] == "1 promise moved, 5 check-ins by 3 people."
    assert answer.notes == (
        "No history reaches back to 1 October, so only what carries a date is told: check-ins, milestones, declared moves,"
        " what was dropped, feedback and reviews.",
    )


def test_what_moves_before_the_freeze_is_a_draft(now: Plan, earlier: Callable[[date], Plan | None]) -> None:
    def settled(day: date) -> Plan | None:
        return now if day >= date(2026, 10, 11) else earlier(day)  # the last day of drafts

    answer = digest(Question(now, date(2026, 10, 20), earlier=settled, since=date(2026, 10, 8)))
    assert answer.tables[0].headings == ("Other changes to look at",)
    assert answer.said[0].startswith("No promise moved, 3 changes to look at")


@pytest.mark.parametrize(
    ("asked", "said", "needs"),
    [
        (Narrow(team="support"), "1 promise moved, 1 check-in by 1 person.", 0),
        (Narrow(owner="dana"), "1 promise moved, 1 other change to look at, 2 check-ins by 2 people.", 2),
        (Narrow(owner="li"), "Nothing happened: no check-in, no change of the plan.", 0),
        # what stands so now, and what stood so then
        (Narrow(status="not-started"), "1 promise moved, 1 other change to look at, 1 check-in by 1 person.", 2),
    ],
)
def test_a_part_of_the_plan(now: Plan, earlier: Callable[[date], Plan | None], asked: Narrow, said: str, needs: int) -> None:
    answer = digest(Question(now, TODAY, asked, earlier=earlier, since=date(2026, 11, 15)))
    assert check(answer.json, "report-digest-output") == []
    assert answer.said[0] == said
    assert answer.figures[-1].value == needs


def test_long_lists_say_how_much_is_left_and_where_it_is(now: Plan) -> None:
    several = "".join(f"  - {{id: o{at}, title: Objective {at}, owner: mia}}\n" for at in range(7))
    later = plan_of(PAYMENTS.replace("TARGET", "2").replace("THEN\n", NOW), SUPPORT.replace("TARGET", "80") + several)
    answer = digest(Question(later, TODAY, Narrow(team="support"), earlier=lambda day: now, since=date(2026, 11, 15)))
    assert [row for (row,) in answer.tables[0].rows][4:] == [
        "Support wrote “Objective 4”",
        "and 2 more: `okr log --since 2026-11-15 --team support`",
    ]


def test_titles_call_nobody(earlier: Callable[[date], Plan | None]) -> None:
    title = '"@dana <!channel> | [x](y)"'
    later = plan_of(
        PAYMENTS.replace("TARGET", "2").replace("THEN\n", "").replace("Late payouts fall", title),
        SUPPORT.replace("TARGET", "80"),
    )
    said = markdown_text(digest(Question(later, TODAY, earlier=earlier, since=date(2026, 11, 15))))
    assert "**Promises that moved**\n\n- Payments eased" in said
    assert not [one for one in ("@dana", "<!channel>", "](") if one in said]


def test_a_day_that_is_still_to_come(now: Plan) -> None:
    with pytest.raises(OkrError, match="2026-11-23 is after 2026-11-22"):
        digest(Question(now, TODAY, since=date(2026, 11, 23)))


def test_a_quiet_plan_and_the_first_of_days() -> None:
    plan = written(okrs=WORKSPACE)
    answer = digest(Question(plan, date.min))
    assert check(answer.json, "report-digest-output") == []
    assert (answer.said, answer.tables) == (("Nothing happened: no check-in, no change of the plan.",), ())
