"""A part of the plan: what is let through, and by which owner."""

import json

import pytest

from okrkit.align.narrow import Narrow, narrow
from okrkit.errors import OkrError
from okrkit.plan import Plan
from okrkit.reading.load import load
from okrkit.reading.tree import MemoryTree


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
        (Narrow(owner="mia"), {"payments 2026-Q3": 1, "support 2026-Q4": 1}),
        (Narrow(owner="mia", cycle="2026-Q3"), {"payments 2026-Q3": 1}),
    ],
)
def test_what_is_let_through(plan: Plan, to: Narrow, kept: dict[str, int]) -> None:
    found = narrow(plan, to).objectives
    assert {f"{objective.team} {objective.cycle}": len(objective.key_results) for objective in found} == kept


@pytest.mark.parametrize("to", [Narrow(team="suport"), Narrow(owner="Dana Ruiz"), Narrow(cycle="2026-Q2")])
def test_unknown_names_are_refused(plan: Plan, to: Narrow) -> None:
    with pytest.raises(OkrError, match="there is no"):
        narrow(plan, to)
