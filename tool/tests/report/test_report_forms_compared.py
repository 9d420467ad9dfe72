"""Two answers as one: figures that moved, and rows that came, went and changed."""

from dataclasses import replace
from datetime import date

import pytest

from okrkit.plan import Plan
from okrkit.reading.load import load
from okrkit.reading.schema import check
from okrkit.reading.tree import MemoryTree
from okrkit.report.kinds.answer import Answer, Figure, Records, Unit
from okrkit.report.kinds.compared import Side, compared
from okrkit.report.kinds.figures import said_difference
from okrkit.report.kinds.question import Question
from okrkit.report.kinds.spreadsheet import csv_text
from okrkit.report.kinds.text import answer_text

NAMES = ("reference", "cycle", "title", "score", "met")
THEN = (
    ("payments/early@2026-Q3#late", "2026-Q3", "Late payouts fall", 0.25, False),
    ("payments/early@2026-Q3#cost", "2026-Q3", "A payout costs 11 cents", 1.0, True),
    ("payments/old@2026-Q3#calls", "2026-Q3", "Fewer calls", None, None),
)
NOW = (
    ("payments/on-time@2026-Q3#late", "2026-Q3", "=Late payouts fall", 0.2504, False),
    ("payments/on-time@2026-Q3#cost", "2026-Q3", "A payout costs 11 cents", 1.0, True),
    ("payments/calm@2026-Q3#calls", "2026-Q3", "Fewer calls", 0.5, False),
)
FIGURES = (
    Figure("met", "Met their target", 0.626, Unit.SHARE, more_is_better=True),
    Figure("silent", "Days of silence", 3, Unit.DAYS, more_is_better=False),
    Figure("rows", "Rows", None, Unit.COUNT),
)


@pytest.fixture(scope="module")
def plan() -> Plan:
    """A plan in which `early` is `on-time` now."""
    workspace = "version: 1\norganization: N\nteams: {payments: {name: Payments}}\n"
    file = "team: payments\ncycle: 2026-Q3\nobjectives: [{id: on-time, formerly: [early], title: Payouts arrive}]\n"
    return load(MemoryTree({"okrs.yaml": workspace, "payments.yaml": file})).plan


def side(name: str, plan: Plan, day: date, records: Records, figures: tuple[Figure, ...] = (), *notes: str) -> Side:
    json = {"version": 1, "kind": "scores", "as_of": day.isoformat()}
    return Side(name, Question(plan, day), Answer("Scores", ("It went well.",), (), notes, records, json, figures))


@pytest.fixture
def both(plan: Plan) -> tuple[Side, Side]:
    """A report in July and in September, with all that can happen to it."""
    before = tuple(replace(figure, value=value) for figure, value in zip(FIGURES, (0.594, 1, 4), strict=True))
    return (
        side("the plan of v1", plan, date(2026, 7, 1), Records(NAMES, THEN, ("reference",)), before, "Careful.", "It was hot."),
        side("the plan", plan, date(2026, 9, 1), Records(NAMES, NOW, ("reference",)), FIGURES, "Careful."),
    )


def test_what_became_of_everything(both: tuple[Side, Side]) -> None:
    answer = compared("scores", *both)
    assert answer_text(answer) == (
        "Scores, then and now\n"
        "Then is the plan of v1, 1 July 2026; now is the plan, 1 September 2026.\n"
        "Of its rows, 1 is new, 1 is gone, 1 changed and 1 is the same.\n"
        "\n"
        "Figure             Then      Now  Difference\n"
        "Met their target    59%      63%  +4 points, better\n"
        "Days of silence   1 day   3 days  +2 days, worse\n"
        "Rows                  4  unknown\n"
        "\n"
        "New\n"
        "- Fewer calls (payments/calm@2026-Q3#calls)\n"
        "\n"
        "Gone\n"
        "- Fewer calls (payments/old@2026-Q3#calls)\n"
        "\n"
        "Changed             Then → now\n"
        "=Late payouts fall  title Late payouts fall → =Late payouts fall; score 0.25 → 0.2504\n"
        "\n"
        "Careful.\n"
        "Then: It was hot.\n"
    )
    assert check(answer.json, "report-comparison-output") == []
    assert answer.json["figures"][0] | {"difference": 0.032, "better": True} == answer.json["figures"][0]
    assert answer.json["records"]["changed"][0]["columns"] == ["title", "score"]
    assert csv_text(answer).splitlines() == [
        "change,reference,cycle,title,score,met,then_cycle,then_title,then_score,then_met",
        "new,payments/calm@2026-Q3#calls,2026-Q3,Fewer calls,0.5,false,,,,",
        "gone,payments/old@2026-Q3#calls,,,,,2026-Q3,Fewer calls,,",
        "changed,payments/on-time@2026-Q3#late,2026-Q3,'=Late payouts fall,0.2504,false,2026-Q3,Late payouts fall,0.25,false",
    ]


def test_nothing_changed(both: tuple[Side, Side]) -> None:
    answer = compared("scores", both[1], both[1])
    assert answer.said[1:] == ("Nothing changed: 3 rows and every figure are what they were.",)
    assert [table.headings[0] for table in answer.tables] == ["Figure"]
    assert csv_text(answer).count("\n") == 1


def test_a_cycle_and_the_one_before(both: tuple[Side, Side], plan: Plan) -> None:
    later = tuple((str(row[0]).replace("Q3", "Q4"), "2026-Q4", *row[2:]) for row in NOW)
    now = side("2026-Q4", plan, date(2026, 11, 1), Records(NAMES, later, ("reference", "cycle")))
    then = replace(both[1], answer=replace(both[1].answer, records=Records(NAMES, NOW, ("reference", "cycle"))))
    assert compared("scores", then, now, across_cycles=True).json["records"]["same"] == 3
    twice = replace(now, answer=replace(now.answer, records=Records(NAMES, (*NOW, *later), ("reference", "cycle"))))
    assert (
        len(compared("scores", then, twice, across_cycles=True).json["records"]["new"]) == 3
    )  # then cycles do tell them apart


@pytest.mark.parametrize(
    ("key", "figures", "told", "header"),
    [
        (
            (),
            FIGURES,
            "Its rows cannot be laid side by side, so only the figures are compared.",
            "figure,unit,then,now,difference",
        ),
        (("met",), FIGURES, "Its rows cannot be laid side by side, so only the figures are compared.", "figure,unit,then,now,"),
        ((), (), "It has neither figures nor rows that can be laid side by side, so there is nothing to compare.", "figure,"),
    ],
)
def test_rows_that_nothing_tells_apart(
    plan: Plan, key: tuple[str, ...], figures: tuple[Figure, ...], told: str, header: str
) -> None:
    both = (side(name, plan, date(2026, 9, 1), Records(NAMES, NOW, key), figures) for name in ("v1", "v2"))
    answer = compared("scores", *both)
    assert answer.said[1] == told
    assert check(answer.json, "report-comparison-output") == []
    assert answer.json["records"] is None
    assert csv_text(answer).startswith(header)


@pytest.mark.parametrize(
    ("unit", "then", "now", "better", "said"),
    [
        (Unit.SHARE, 0.624, 0.6251, True, "+1 point, better"),  # as somebody subtracts who reads 62% and 63%
        (Unit.SHARE, 0.621, 0.622, True, "hardly moved"),
        (Unit.SCORE, 0.213, 0.18, False, "-0.03, better"),
        (Unit.COUNT, 1200, 100, None, "-1,100"),
        (Unit.DAYS, 2.5, 1.5, True, "-1 day, worse"),
        (Unit.DAYS, 3, 3, True, "the same"),
        (Unit.SHARE, None, 0.5, True, ""),
    ],
)
def test_how_far_a_figure_moved(unit: Unit, then: float | None, now: float, better: bool | None, said: str) -> None:
    assert said_difference(Figure("a", "A", then, unit, better), Figure("a", "A", now, unit, better)) == said
