"""Every readable case in cases/: a plan before, a plan after, and exactly the changes between them.

A side holds any of `objective` and `key_result` (fields over those of one that is already there),
`objectives` (of team payments in 2026-Q4), `files` (whole OKR files), `review`, `metrics` and `workspace`.
A change is written without what is empty, and without `of` and `title` where they are those of
the objective or key result that is already there.
"""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from okrkit.diff.change import Change, ChangeKind
from okrkit.diff.compare import compare
from okrkit.plan import Plan
from okrkit.reading.build import assemble, build_metrics, build_okr_file, build_workspace
from okrkit.reading.events import read_data

OBJECTIVE = {"id": "on-time-payouts", "title": "Payouts arrive on time"}
KEY_RESULT = {"id": "late-payouts", "title": "Late payouts fall"}
REFERENCE = "payments/on-time-payouts@2026-Q4"


def written_cases() -> Iterator[Any]:
    for path in sorted((Path(__file__).parent / "cases").glob("*.yaml")):
        for case in read_data(path.read_bytes()):
            yield pytest.param(case, id=f"{path.stem}: {case['case']}")


def texts(side: dict[str, Any]) -> dict[str, Any]:
    """What each file of a side says, by path; metrics only where there are some."""
    files = list(side.get("files", ()))
    if not files:
        objective = OBJECTIVE | side.get("objective", {})
        if "key_result" in side:
            objective |= {"key_results": [KEY_RESULT | side["key_result"]]}
        objectives = side.get("objectives", [objective])
        file = {"team": "payments", "cycle": "2026-Q4", "objectives": objectives}
        files = [file | ({"review": side["review"]} if "review" in side else {})]
    workspace = {"organization": "Northwind Roasters", **side.get("workspace", {})}
    metrics = {"metrics.yaml": {"metrics": side["metrics"]}} if "metrics" in side else {}
    return {"okrs.yaml": workspace, **metrics} | {f"{at}.yaml": file for at, file in enumerate(files)}


def plan(side: dict[str, Any]) -> Plan:
    files = texts(side)
    workspace, metrics = files.pop("okrs.yaml"), files.pop("metrics.yaml", {"metrics": {}})
    okr_files = [build_okr_file(data, path) for path, data in files.items()]
    return assemble(build_workspace(workspace, "okrs.yaml"), okr_files, build_metrics(metrics, "metrics.yaml"))


def as_written(change: Change) -> dict[str, Any]:
    row = {"kind": str(change.kind), "of": str(change.reference)} | asdict(change)
    del row["reference"]
    if row["of"] in (REFERENCE, f"{REFERENCE}#late-payouts") and row["title"] in (OBJECTIVE["title"], KEY_RESULT["title"]):
        of = row.pop("of").partition("#")[2]
        del row["title"]
        row |= {"of": of} if of else {}
    return {key: value for key, value in row.items() if value not in (None, "")}


@pytest.mark.parametrize("case", list(written_cases()))
def test_changes_are_exactly_those_written(case: dict[str, Any]) -> None:
    changes = compare(plan(case["before"]), plan(case["after"]))
    assert [as_written(change) for change in changes] == case["changes"]


@pytest.mark.parametrize("kind", ChangeKind)
def test_every_kind_has_a_case(kind: ChangeKind) -> None:
    assert any(change["kind"] == kind for case in written_cases() for change in case.values[0]["changes"])
