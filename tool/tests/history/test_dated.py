"""The short form: what git remembers of a line makes its check-ins."""

from datetime import date

from okrkit.history.dated import dated
from okrkit.history.timeline import read_timeline
from okrkit.measure.standing import stand_key_result
from okrkit.measure.status import Status
from okrkit.objective import CheckIn, KeyResult
from okrkit.plan import Plan
from okrkit.reading.folder import Folder
from okrkit.reading.load import load
from okrkit.reading.repository import Repository
from tests.repositories import Workshop

WORKSPACE = "version: 1\norganization: Northwind Roasters\nteams: {a: {name: A}}\n"


def text(current: float | None, confidence: float = 0.6) -> str:
    now = "" if current is None else f", current: {current}, confidence: {confidence}"
    return (
        "team: a\ncycle: 2026-Q4\nobjectives:\n  - id: love\n    title: Guests come back\n    key_results:\n"
        f"      - {{id: visits, title: Visits grow from 1 to 5, baseline: 1, target: 5{now}}}\n"
    )


def told(repository: Workshop, *values: tuple[str, float | None]) -> tuple[Plan, Plan]:
    """The plan at the last of some days, as it is and dated."""
    repository.write({"okrs.yaml": WORKSPACE})
    for day, current in values:
        repository.write({"a.yaml": text(current)})
        repository.commit(f"Week of {day}", GIT_AUTHOR_DATE=f"{day}T09:00:00+0000", GIT_COMMITTER_DATE=f"{day}T09:00:00+0000")
    opened = Repository.open(repository.folder)
    plan = load(opened.tree("HEAD")).plan
    return plan, dated(plan, read_timeline(opened), plan)


def only(plan: Plan) -> KeyResult:
    return plan.objectives[0].key_results[0]


def test_each_committed_value_is_a_check_in_of_its_day(repository: Workshop) -> None:
    plan, after = told(repository, ("2026-10-05", 1.5), ("2026-10-12", 2), ("2026-10-26", 2.5))
    assert only(plan).check_ins == ()
    assert only(after).check_ins == (
        CheckIn(date(2026, 10, 5), 1.5),
        CheckIn(date(2026, 10, 12), 2),
        CheckIn(date(2026, 10, 26), 2.5, 0.6),
    )


def test_a_value_that_came_later_has_no_earlier_day(repository: Workshop) -> None:
    _, after = told(repository, ("2026-10-05", None), ("2026-10-12", 2))
    assert only(after).check_ins == (CheckIn(date(2026, 10, 12), 2, 0.6),)


def test_silence_is_told_in_the_short_form_too(repository: Workshop) -> None:
    plan, after = told(repository, ("2026-10-05", 4))
    cycle, day = plan.cycles["2026-Q4"], date(2026, 11, 22)
    assert stand_key_result(only(plan), cycle, plan.policy, day).status is Status.ON_TRACK
    assert stand_key_result(only(after), cycle, plan.policy, day).status is Status.OUTDATED


def test_a_value_that_is_not_committed_has_no_day(repository: Workshop) -> None:
    told(repository, ("2026-10-05", 2))
    opened = Repository.open(repository.folder)
    repository.write({"a.yaml": text(3)})
    plan = load(Folder(repository.folder)).plan
    assert dated(plan, read_timeline(opened), load(opened.tree("HEAD")).plan) == plan
