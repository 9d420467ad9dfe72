"""A part of the plan: what is let through, and by which owner."""

import json
from datetime import date

import pytest

from okrkit.align.narrow import Narrow, narrow
from okrkit.errors import OkrError
from okrkit.plan import Plan
from okrkit.reading.load import load
from okrkit.reading.tree import MemoryTree

DAY = date(2026, 8, 15)


def file(team: str, cycle: str, owner: str, *owners: str | None) -> str:
    key_results = [
        {"id": f"kr-{at}", "title": "A result", "target": 1} | ({"owner": one} if one else {}) for at, one in enumerate(owners)
    ]
    objective = {"id": "calm", "title": "All is calm", "owner": owner} | ({"key_results": key_results} if key_results else {})
    return json.dumps({"team": team, "cycle": cycle, "objectives": [objective]})


@pytest.fixture(scope="module")
def plan() -> Plan:
    workspace = {
        "version": 1,
        "organization": "Northwind Roasters",
        "teams": {"payments": {"name": "Payments"}, "support": {"name": "Support"}},
        "people": {"dana": {"name": "Dana Ruiz"}, "mia": {"name": "Mia Lind"}},
    }
    files = {
        "payments.yaml": file("payments", "2026-Q3", "dana", None, "mia"),
        "year.yaml": file("payments", "2026", "dana", "dana"),
        "support.yaml": file("support", "2026-Q4", "mia", None),
        "empty.yaml": file("support", "2026-Q3", "mia"),
    }
    return load(MemoryTree({"okrs.yaml": json.dumps(workspace)} | files)).plan


@pytest.mark.parametrize(
    ("to", "kept"),
    [
        (Narrow(), {"payments 2026-Q3": 2, "payments 2026": 1, "support 2026-Q4": 1, "support 2026-Q3": 0}),
        (Narrow(team="support"), {"support 2026-Q4": 1, "support 2026-Q3": 0}),
        (Narrow(cycle="2026-Q3"), {"payments 2026-Q3": 2, "support 2026-Q3": 0}),
        (Narrow(cycle="2026", team="payments"), {"payments 2026-Q3": 2, "payments 2026": 1}),
        (Narrow(owner="dana"), {"payments 2026-Q3": 1, "payments 2026": 1}),
        (Narrow(owner="mia"), {"payments 2026-Q3": 1, "support 2026-Q4": 1, "support 2026-Q3": 0}),
        (Narrow(owner="mia", cycle="2026-Q3", team="payments"), {"payments 2026-Q3": 1}),
    ],
)
def test_what_is_let_through(plan: Plan, to: Narrow, kept: dict[str, int]) -> None:
    found = narrow(plan, to, DAY).objectives
    assert {f"{objective.team} {objective.cycle}": len(objective.key_results) for objective in found} == kept


@pytest.mark.parametrize("to", [Narrow(team="suport"), Narrow(owner="Dana Ruiz"), Narrow(cycle="2026-Q2")])
def test_unknown_names_are_refused(plan: Plan, to: Narrow) -> None:
    with pytest.raises(OkrError, match="there is no"):
        narrow(plan, to, DAY)


@pytest.fixture(scope="module")
def running() -> Plan:
    """A company that is fine, a team below it that is at risk with one thing on track, and a team below that."""
    workspace = {
        "version": 1,
        "organization": "Northwind Roasters",
        "lenses": ["business", "customer"],
        "teams": {
            "company": {"name": "Northwind"},
            "payments": {"name": "Payments", "parent": "company"},
            "payouts": {"name": "Payouts", "parent": "payments"},
        },
    }

    def objective(team: str, *values: float) -> str:
        key_results = [
            {
                "id": f"kr-{at}",
                "title": "A result",
                "baseline": 0,
                "target": 10,
                "check_ins": [{"date": "2026-08-14", "value": one}],
            }
            | ({"lens": "customer"} if at else {})
            for at, one in enumerate(values)
        ]
        return json.dumps(
            {"team": team, "cycle": "2026-Q3", "objectives": [{"id": "calm", "title": "Calm", "key_results": key_results}]}
        )

    files = {"top.yaml": objective("company", 6), "pay.yaml": objective("payments", 0, 6), "out.yaml": objective("payouts", 1)}
    loaded = load(MemoryTree({"okrs.yaml": json.dumps(workspace)} | files))
    assert [finding.message for finding in loaded.findings] == []
    return loaded.plan


@pytest.mark.parametrize(
    ("to", "kept"),
    [
        (Narrow(lens="customer"), {"payments": ["kr-1"]}),
        (Narrow(level=1), {"company": ["kr-0"]}),
        (Narrow(level=3), {"payouts": ["kr-0"]}),
        (Narrow(status="on-track"), {"company": ["kr-0"], "payments": ["kr-1"]}),
        (Narrow(status="behind"), {"payments": ["kr-0", "kr-1"]}),  # the mean of both stands so, neither does by itself
        (Narrow(status="at-risk", level=2), {"payments": ["kr-0"]}),
        (Narrow(status="at-risk", lens="customer"), {}),
    ],
)
def test_how_it_goes_and_where(running: Plan, to: Narrow, kept: dict[str, list[str]]) -> None:
    found = narrow(running, to, DAY).objectives
    assert {one.team: [key_result.id for key_result in one.key_results] for one in found} == kept


@pytest.mark.parametrize(
    ("to", "told"),
    [
        (Narrow(lens="custumer"), "there is no lens `custumer`; did you mean `customer`"),
        (Narrow(status="at risk"), "there is no status `at risk`; did you mean `at-risk`"),
        (Narrow(level=4), "there is no level 4 of teams"),
    ],
)
def test_other_names_are_refused_too(running: Plan, to: Narrow, told: str) -> None:
    with pytest.raises(OkrError, match=told):
        narrow(running, to, DAY)
