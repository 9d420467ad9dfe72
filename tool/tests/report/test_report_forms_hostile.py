"""Every kind of report in every form, about a plan whose words want to be more than words, and about one that says nothing."""

import csv
import json
from dataclasses import replace
from datetime import date
from io import StringIO

import pytest

from okrkit.align.narrow import Narrow
from okrkit.cli.report_kinds import KINDS, Kind
from okrkit.errors import OkrError
from okrkit.plan import Plan
from okrkit.reading.load import load
from okrkit.reading.schema import check
from okrkit.reading.tree import MemoryTree
from okrkit.report.kinds.about import about
from okrkit.report.kinds.answer import Answer
from okrkit.report.kinds.compared import Side, compared
from okrkit.report.kinds.markdown import markdown_text
from okrkit.report.kinds.page import page
from okrkit.report.kinds.question import Question
from okrkit.report.kinds.spreadsheet import csv_text
from okrkit.report.kinds.text import answer_text

TODAY = date(2026, 11, 22)
HOSTILE = "=1+1|<script>alert(1)</script> `x` @dana \u202e[y](javascript:z) ##[debug] <!--"


def objective(id: str, values: list[tuple[str, float]], **also: object) -> dict[str, object]:
    """An objective with one of everything, and values by month."""
    day_by_day = [{"date": f"2026-{month}-05", "value": value, "confidence": 0.6, "note": HOSTILE} for month, value in values]
    heard = {"check_ins": day_by_day} if values else {}
    measured = {"lens": "customer", "metric": "late", "baseline": 9, "target": 1, "unit": HOSTILE, "population": HOSTILE}
    return {
        "id": id,
        "title": f"{HOSTILE} {id}",
        "owner": "dana",
        "key_results": [
            {"id": "late", "title": HOSTILE} | measured | heard,
            {"id": "cost", "title": HOSTILE, "kind": "guardrail", "guards": "late", "at_most": 1} | heard,
            {"id": "file", "title": HOSTILE, "kind": "output", "milestones": [{"title": HOSTILE, "done": "2026-10-20"}]},
        ],
        "depends_on": [{"team": "support", "what": HOSTILE}],
        "feedback": [{"from": HOSTILE, "by": HOSTILE, "date": "2026-10-06", "note": HOSTILE}],
    } | also


def written(values: int) -> Plan:
    """The plan with so many values in the cycle that runs."""
    workspace = {
        "version": 1,
        "organization": HOSTILE,
        "teams": {"company": {"name": HOSTILE, "lead": "dana"}, "support": {"name": HOSTILE, "parent": "company"}},
        "people": {"dana": {"name": HOSTILE}, "li": {"name": f"{HOSTILE} li"}},
        "lenses": ["customer", "team"],
    }
    metrics = {
        "metrics": {"late": {"name": HOSTILE, "definition": HOSTILE, "gamed_by": HOSTILE, "source": {"system": HOSTILE}}}
    }
    running = [("10", 8), ("11", 7)][:values]
    files = {
        "year": ("company", "2026", [objective("love", running)]),
        "past": ("support", "2026-Q3", [objective("calm", [("07", 9), ("08", 8), ("09", 2)])]),
        "now": (
            "support",
            "2026-Q4",
            [
                objective("calm", running, aligns_to=[{"to": "company/love#late", "because": HOSTILE}]),
                objective("loose", []),
            ],
        ),
    }
    texts = {
        f"{name}.yaml": json.dumps({"team": team, "cycle": cycle, "objectives": objectives})
        for name, (team, cycle, objectives) in files.items()
    }
    loaded = load(MemoryTree(texts | {"okrs.yaml": json.dumps(workspace), "metrics.yaml": json.dumps(metrics)}))
    assert {finding.message for finding in loaded.findings} == set()
    return loaded.plan


@pytest.fixture(scope="module")
def question() -> Question:
    earlier = written(0)
    return Question(written(2), TODAY, earlier=lambda day: earlier, since=date(2026, 11, 1))


def harmless(answer: Answer) -> None:
    """Fail where words of the plan are more than words in one of the forms."""
    text, markdown, table, html = answer_text(answer), markdown_text(answer), csv_text(answer), page(answer)
    assert all(one.isprintable() for one in text.replace("\n", ""))
    assert not any(line.lstrip().startswith("::") or "##[" in line for line in text.splitlines())
    assert not any(call in markdown for call in ("<script", "<!--", "@dana", "](", "`x`", "|<"))
    columns = {len(row) for row in csv.reader(StringIO(table))}
    assert len(columns) == 1
    assert not any(cell.lstrip().startswith(("=", "@")) for row in csv.reader(StringIO(table)) for cell in row)
    assert not any(call in html for call in ("<script", "<!--", "\u202e"))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_words_stay_words(kind: Kind, question: Question) -> None:
    answer = replace(kind.answer(question), about=about(question))
    assert check(answer.json, f"report-{kind.name}-output") == []
    harmless(answer)
    assert "=1+1|" in answer_text(answer)
    before = replace(question, plan=written(0))
    both = compared(kind.name, Side(HOSTILE, before, kind.answer(before)), Side(HOSTILE, question, answer))
    assert check(both.json, "report-comparison-output") == []
    harmless(both)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_there_is_an_answer_where_there_is_nothing(kind: Kind) -> None:
    workspace = "version: 1\norganization: N\nteams: {company: {name: Northwind}}\n"
    for narrowed in (Narrow(), Narrow(team="company", level=1)):
        question = Question(load(MemoryTree({"okrs.yaml": workspace})).plan, TODAY, narrowed, since=date(2026, 11, 15))
        answer = replace(kind.answer(question), about=about(question))
        assert check(answer.json, f"report-{kind.name}-output") == []
        assert answer.said
        assert answer_text(answer).count("\n") < 30
        harmless(answer)
        compared(kind.name, Side("then", question, answer), Side("now", question, answer))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_part_is_answered_or_refused(kind: Kind, question: Question) -> None:
    for asked in (Narrow(lens="team"), Narrow(status="behind"), Narrow(owner="li"), Narrow(cycle="2026-Q3"), Narrow(level=2)):
        answer = kind.answer(replace(question, asked=asked))
        assert check(answer.json, f"report-{kind.name}-output") == []
        assert answer.json["filters"][
            next(name for name in ("lens", "status", "owner", "cycle", "level") if getattr(asked, name))
        ]
    for unknown in (
        Narrow(lens="x"),
        Narrow(status="x"),
        Narrow(owner="x"),
        Narrow(cycle="x"),
        Narrow(team="x"),
        Narrow(level=9),
    ):
        with pytest.raises(OkrError, match="there is no"):
            kind.answer(replace(question, asked=unknown))
