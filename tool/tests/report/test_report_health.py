"""The report on health: each part worked out by hand, and a number that only says what was counted."""

from collections.abc import Callable
from datetime import date

import pytest

from okrkit.align.narrow import Narrow
from okrkit.plan import Plan
from okrkit.reading.load import load
from okrkit.reading.schema import check
from okrkit.reading.tree import MemoryTree
from okrkit.report.kinds.health import health
from okrkit.report.kinds.question import Question

TODAY = date(2026, 11, 22)
WORKSPACE = """\
version: 1
organization: Northwind Roasters
teams: {company: {name: Northwind}, payments: {name: Payments, parent: company}, support: {name: Support, parent: company}}
policy: {health: SETTINGS}
"""
METRICS = "metrics: {guess: {name: A guess, definition: What we feel, confidence: low}}\n"
COMPANY = """\
team: company
cycle: 2026-Q4
objectives:
  - id: trust
    title: Cafés trust us
    key_results:
      - {id: stay, title: Cafés that stay rise, baseline: 80, target: 90,
         check_ins: [{date: 2026-11-16, value: 87, confidence: 0.7}]}
"""
PAYMENTS = """\
team: payments
cycle: 2026-Q4
objectives:
  - id: on-time
    title: Payouts arrive on the day we said
    aligns_to: [company/trust]
    key_results:
      - {id: late, title: Late payouts fall, baseline: 4, target: 1,
         check_ins: [{date: 2026-11-16, value: 2.8, confidence: 0.2}]}
      - {id: slow, title: Slow banks fall, baseline: 10, target: 0, metric: guess, check_ins: [{date: 2026-10-12, value: 9}]}
      - {id: file, title: Every bank has the new file, kind: output, milestones: [{title: One, done: 2026-11-20}, {title: Two}]}
      - {id: cost, title: A payout stays cheap, kind: guardrail, at_most: 1, check_ins: [{date: 2026-11-02, value: 2},
         {date: 2026-11-16, value: 3}]}
      - {id: gone, title: Refunds fall, baseline: 3, target: 1, dropped: {date: 2026-10-20, because: Nobody asks}}
"""
SUPPORT = """\
team: support
cycle: 2026-Q4
objectives:
  - id: at-once
    title: Questions are settled at once
    key_results:
      - {id: plan, title: The new desk is there, kind: output, milestones: [{title: It is, done: 2026-11-20}]}
      - {id: never, title: Letters fall, target: 5}
  - {id: given-up, title: Given up, key_results: [{id: one, title: One, target: 2}],
     dropped: {date: 2026-10-20, because: Nobody asked for it}}
"""
AT_THE_FREEZE = PAYMENTS.replace("target: 1,\n", "target: 0.5,\n").replace(
    "      - {id: slow", "      - {id: taken-away, title: Complaints fall, baseline: 9, target: 2}\n      - {id: slow"
)


def written(settings: str = "{}", payments: str = PAYMENTS) -> Plan:
    texts = {"okrs": WORKSPACE.replace("SETTINGS", settings), "metrics": METRICS, "company": COMPANY, "payments": payments}
    return load(MemoryTree({f"{name}.yaml": text for name, text in (texts | {"support": SUPPORT}).items()})).plan


def landed(freeze: date = date(2026, 10, 11)) -> Callable[[date], Plan | None]:
    """A history: nothing before October, then the plan of the freeze, and today's from November on."""
    early, late = written(payments=AT_THE_FREEZE), written()
    return lambda day: None if day < freeze else early if day < date(2026, 11, 1) else late


def test_each_part_counts_what_can_be_judged() -> None:
    answer = health(Question(written(), TODAY, earlier=landed()))
    assert check(answer.json, "report-health-output") == []
    assert {str(part["part"]): (part["counted"], part["health"]) for part in answer.json["parts"]} == {
        "freshness": (6, 66.67),  # not the desk, which is there; never and slow are silent
        "pace": (5, 60.0),  # not never, of which nobody knows anything; two are behind, one is at risk by its last value
        "confidence": (5, 40.0),
        "alignment": (2, 50.0),  # not the company's own
        "outcomes": (3, 100.0),
        "measurability": (7, 71.43),  # no baseline, and a guess
        "guardrails": (1, 0.0),
        "promises": (10, 80.0),  # those given up in the open are kept
    }
    whole = (20 * 4 / 6 + 20 * 0.6 + 5 * 0.4 + 15 * 0.5 + 10 + 10 * 5 / 7 + 0 + 10 * 0.8) / 100
    assert answer.json["health"] == round(100 * whole, 2) == 59.98
    assert answer.said == (
        "Health is 60 of 100, fair: 39 things counted in 8 parts.",
        "Most points are lost on guardrails (10), pace (8) and alignment (7.5).",
        "Since 1 October it went unknown, 69, 43, 36, 60.",
    )
    assert sum(pull["costs"] for part in answer.json["parts"] for pull in part["pulls"]) == pytest.approx(40.02, abs=0.1)


def test_what_pulls_it_down_is_named_with_its_reason_the_dearest_first() -> None:
    answer = health(Question(written(), TODAY, earlier=landed()))
    assert answer.tables[-1].rows == (
        ("A payout stays cheap: breached for 20 days", "guardrails", "10"),
        ("Questions are settled at once: serves no objective of the company", "alignment", "7.5"),
        ("Slow banks fall: at risk, 47 points behind", "pace", "4"),
        ("Slow banks fall: silent for 41 days", "freshness", "3.3"),
        ("Letters fall: never heard of in 52 days", "freshness", "3.3"),
        ("Late payouts fall: 17 points behind", "pace", "2"),
        ("Every bank has the new file: 7 points behind", "pace", "2"),
        ("Slow banks fall: rests on A guess, which is not trusted", "measurability", "1.4"),
        ("Letters fall: without a baseline", "measurability", "1.4"),
        ("Slow banks fall: nobody says how sure they are", "confidence", "1"),
        ("Every bank has the new file: nobody says how sure they are", "confidence", "1"),
        ("Letters fall: nobody says how sure they are", "confidence", "1"),
        ("Late payouts fall: target moved without a word", "promises", "1"),
        ("Complaints fall: given up without a word", "promises", "1"),
    )
    assert len({row[:2] for row in answer.records.rows}) == len(answer.records.rows) == 14
    costs = answer.records.names.index("costs")
    assert sum(float(row[costs] or 0) for row in answer.records.rows) == pytest.approx(40.02, abs=0.1), "points, as in JSON"


def test_teams_and_earlier_days_are_judged_the_same_way() -> None:
    told = health(Question(written(), TODAY, earlier=landed())).json
    [alone] = [one for one in told["teams"] if one["team"] == "payments"]
    asked = health(Question(written(), TODAY, Narrow(team="payments"), landed())).json
    assert (asked["health"], asked["teams"]) == (alone["health"], [])
    then = health(Question(written(payments=AT_THE_FREEZE), date(2026, 10, 29), earlier=landed())).json
    assert [point["date"] for point in told["trend"]] == ["2026-10-01", "2026-10-15", "2026-10-29", "2026-11-12", "2026-11-22"]
    assert told["trend"][0]["health"] is None
    assert told["trend"][2]["health"] == then["health"]


def test_a_cycle_that_is_over_is_as_fresh_as_it_was_on_its_last_day() -> None:
    asked = Narrow(team="support", cycle="2026-Q4")
    over, ended = (health(Question(written(), day, asked)).json["parts"] for day in (date(2027, 2, 1), date(2026, 12, 31)))
    assert over[0] == ended[0]
    assert [pull["title"] for pull in over[0]["pulls"]] == ["Letters fall"]


def test_what_is_asked_for_by_its_status_has_its_own_promises_and_no_trend() -> None:
    told = health(Question(written(), TODAY, Narrow(status="behind"), landed())).json
    assert {str(part["part"]): part["counted"] for part in told["parts"]} == {
        **{"freshness": 2, "pace": 2, "confidence": 2, "alignment": 1, "outcomes": 1, "measurability": 2},
        **{"guardrails": 0, "promises": 2},
    }
    assert len(told["trend"]) == 1


def test_settings_move_the_number_and_leave_parts_out() -> None:
    settings = (
        "{freshness_weight: 0, confidence_weight: 0, alignment_weight: 0, measurability_weight: 0, guardrails_weight: 0,"
        " promises_weight: 0, outcomes_weight: 30, behind_counts: 1, outcome_share: 1, good_from: 90, fair_from: 85}"
    )
    answer = health(Question(written(settings), TODAY))
    outcomes = (1 + 2 / 3 + 1 / 2) / 3
    assert [part["part"] for part in answer.json["parts"]] == ["pace", "outcomes"]
    assert answer.json["health"] == pytest.approx(20 * 0.8 / 0.5 + 60 * outcomes, abs=0.02)
    assert answer.json["verdict"] == "poor"


def test_what_nobody_knows_is_not_judged() -> None:
    alone = health(Question(written(), TODAY))  # without a history
    [promises] = [part for part in alone.json["parts"] if part["part"] == "promises"]
    assert (promises["counted"], promises["health"], alone.json["promises_unknown"]) == (0, None, ["2026-Q4"])
    assert alone.said[0] == "Health is 58 of 100, poor: 29 things counted in 7 parts, and 1 with nothing to judge."
    assert ("Promises", "–", "10", "–", "nothing to judge") in alone.tables[0].rows
    assert (len(alone.json["trend"]), [table.headings[0] for table in alone.tables]) == (
        1,
        ["Part", "Team", "What pulls it down"],
    )
    nothing = health(Question(written().with_objectives(()), TODAY))
    assert nothing.said == ("There is nothing to judge: no objective of a cycle that runs is asked about.",)
    assert (nothing.json["health"], nothing.json["verdict"], nothing.tables, nothing.notes) == (None, None, (), ())
    assert check(nothing.json, "report-health-output") == []
