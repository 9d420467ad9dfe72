"""Earlier plans of a cycle: which days are looked back to, and what is the same thing under another name."""

from datetime import date

import pytest

from okrkit.cycle import make_cycle
from okrkit.history.snapshots import Snapshot, read_snapshots, turns
from okrkit.history.timeline import read_timeline
from okrkit.reading.load import load
from okrkit.reading.repository import Repository
from tests.repositories import WORKSPACE, Workshop, key_result, objective, okr_file

TODAY = date(2026, 11, 22)


def land(workshop: Workshop, day: str, text: str, workspace: str = WORKSPACE) -> None:
    when = f"{day}T12:00:00+01:00"
    files: dict[str, str | bytes | None] = {"okrs/okrs.yaml": workspace, "okrs/payments.yaml": text}
    workshop.commit("Plan", files, GIT_AUTHOR_DATE=when, GIT_COMMITTER_DATE=when)


def snapshots(workshop: Workshop, day: date = TODAY) -> tuple[Snapshot, ...]:
    repository = Repository.open(workshop.folder)
    plan = load(repository.tree("HEAD")).plan
    return read_snapshots(repository, read_timeline(repository), plan, day).get("2026-Q4", ())


@pytest.mark.parametrize(
    ("starts", "ends", "frozen", "expected"),
    [
        ("2026-10-01", "2026-12-31", None, ["2026-10-11", "2026-11-16"]),
        ("2026-10-01", "2026-12-31", "2026-12-01", ["2026-12-01"]),
        ("2026-11-02", "2026-11-02", None, ["2026-11-02"]),
    ],
)
def test_the_turns_of_a_cycle_are_its_freeze_and_its_middle(
    starts: str, ends: str, frozen: str | None, expected: list[str]
) -> None:
    days = [date.fromisoformat(one) if one else None for one in (starts, ends, frozen)]
    cycle = make_cycle("push", days[0] or date.min, days[1] or date.max, days[2])
    assert [str(day) for day in turns(cycle)] == expected


def test_each_turn_has_the_last_commit_that_had_landed_by_its_end(repository: Workshop) -> None:
    land(repository, "2026-10-05", okr_file(objective(key_results=key_result(target=0.5))))
    land(repository, "2026-10-11", okr_file(objective(key_results=key_result(target=0.6))))
    land(repository, "2026-10-12", okr_file(objective(key_results=key_result(target=0.7))))
    land(repository, "2026-11-17", okr_file(objective(key_results=key_result(target=0.8))))
    targets = [stood.promise.target for one in snapshots(repository) for stood in one.stood.values() if stood.promise]
    assert targets == [0.6, 0.7]
    assert [one.day for one in snapshots(repository, date(2026, 11, 16))] == [date(2026, 10, 11)]
    assert snapshots(repository, date(2026, 10, 11)) == ()


def test_an_objective_and_its_key_result_that_changed_their_ids_together_are_the_same(repository: Workshop) -> None:
    land(repository, "2026-10-05", okr_file(objective("payouts", key_results=key_result("late"))))
    moved = key_result("late-share").replace("        title", "        formerly: [late]\n        title")
    land(repository, "2026-10-20", okr_file(objective("prompt\n    formerly: [payouts]", key_results=moved)))
    again = objective("prompt-payouts\n    formerly: [prompt]", key_results=key_result("late-share"))
    land(repository, "2026-11-02", okr_file(again))
    first = snapshots(repository)[0]
    assert [str(one) for one in first.stood] == [
        "payments/prompt-payouts@2026-Q4",
        "payments/prompt-payouts@2026-Q4#late-share",
    ]


def test_where_the_workspace_was_not_there_yet_nothing_is_known(repository: Workshop) -> None:
    repository.commit("Begin", {"README.md": "Plans\n"})
    land(repository, "2026-11-02", okr_file(objective()))
    assert [one.day for one in snapshots(repository)] == [date(2026, 11, 16)]
