"""A history in which the layout changed tells what changed in the plan, and nothing of the layout."""

import pytest

from okrkit.history.timeline import read_timeline
from okrkit.reading.layouts import LAYOUTS, Layouts
from okrkit.reading.repository import Repository
from tests.reading.older_layout import WITH_ZERO
from tests.repositories import WORKSPACE, Workshop

OLD_WORKSPACE = WORKSPACE.replace("version: 1", "version: 0")
NEWER_WORKSPACE = WORKSPACE.replace("version: 1", "version: 2")


def file(list_of: str, target: float, title: str = "Payouts arrive on time") -> str:
    key_result = f"{{id: on-time, title: Payouts on time rise, baseline: 0, target: {target}}}"
    return f"team: payments\ncycle: 2026-Q4\n{list_of}:\n  - {{id: payouts, title: {title}, key_results: [{key_result}]}}\n"


def told(repository: Workshop, layouts: Layouts) -> list[tuple[str, list[str], list[str]]]:
    """Each moment's subject with its changes and with the files that could not be read, the oldest first."""
    timeline = read_timeline(Repository.open(repository.folder), layouts=layouts)
    return [
        (
            moment.commit.subject,
            [f"{change.kind} {change.before} → {change.after}" for change in moment.changes],
            [f"{finding.address.path}: {finding.help}" for finding in moment.unreadable],
        )
        for moment in reversed(timeline.moments)
    ]


@pytest.fixture
def modernised(repository: Workshop) -> Workshop:
    """A plan that was begun in layout 0, brought up to layout 1, and worked on."""
    repository.commit("Begin", {"okrs.yaml": OLD_WORKSPACE, "payments.yaml": file("goals", 0.9)})
    repository.commit("Ease it", {"payments.yaml": file("goals", 0.8)})
    repository.commit("Write it in layout 1", {"okrs.yaml": WORKSPACE, "payments.yaml": file("objectives", 80)})
    repository.commit("Raise it", {"payments.yaml": file("objectives", 85)})
    return repository


def test_a_change_of_the_layout_is_no_change_of_the_plan(modernised: Workshop) -> None:
    assert told(modernised, WITH_ZERO) == [
        ("Begin", ["objective added None → Payouts arrive on time"], []),
        ("Ease it", ["target eased 90.0 → 80.0"], []),
        ("Raise it", ["target raised 80 → 85"], []),
    ]


def test_a_layout_that_nobody_knows_is_named_once_and_loses_nothing_that_comes_after(modernised: Workshop) -> None:
    oldest = "`version: 1` is the oldest there is"
    assert told(modernised, LAYOUTS) == [
        ("Begin", [], [f"okrs.yaml: {oldest}", f"payments.yaml: {oldest}"]),
        ("Write it in layout 1", ["objective added None → Payouts arrive on time"], []),
        ("Raise it", ["target raised 80 → 85"], []),
    ]


def test_a_newer_layout_is_named_and_skipped(repository: Workshop) -> None:
    repository.commit("Begin", {"okrs.yaml": WORKSPACE, "payments.yaml": file("objectives", 80)})
    repository.commit("From the future", {"okrs.yaml": NEWER_WORKSPACE, "payments.yaml": "objectives: {payouts: {}}"})
    repository.commit("And back", {"okrs.yaml": WORKSPACE, "payments.yaml": file("objectives", 85)})
    newer = "install a newer okrkit"
    assert told(repository, LAYOUTS) == [
        ("Begin", ["objective added None → Payouts arrive on time"], []),
        ("From the future", [], [f"okrs.yaml: {newer}", f"payments.yaml: {newer}"]),
        ("And back", ["target raised 80 → 85"], []),
    ]
