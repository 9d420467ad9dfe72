"""What objectives share changes in commits of its own, and history tells it."""

from okrkit.diff.change import ChangeKind
from okrkit.history.timeline import Timeline, read_timeline
from okrkit.reading.repository import Repository
from tests.repositories import WORKSPACE, Workshop, key_result, objective, okr_file


def timeline(workshop: Workshop) -> Timeline:
    return read_timeline(Repository.open(workshop.folder))


def kinds(workshop: Workshop) -> list[list[ChangeKind]]:
    return [[change.kind for change in moment.changes] for moment in timeline(workshop).moments]


def test_a_commit_that_puts_off_the_freeze_is_told(repository: Workshop) -> None:
    repository.commit("Plan", {"okrs.yaml": WORKSPACE, "payments.yaml": okr_file()})
    later = WORKSPACE + "cycles: [{id: 2026-Q4, frozen_from: 2026-11-20}]\n"
    repository.commit("Some more time", {"okrs.yaml": later})
    repository.commit("A comment", {"okrs.yaml": later + "# nothing new\n"})
    assert kinds(repository) == [[ChangeKind.FREEZE_MOVED], [ChangeKind.OBJECTIVE_ADDED]]


def test_a_key_result_keeps_its_story_under_an_id_that_nobody_declared(repository: Workshop) -> None:
    repository.commit("Plan", {"okrs.yaml": WORKSPACE, "payments.yaml": okr_file()})
    renamed = okr_file(objective(key_results=key_result("slow-payouts", target=1.5)))
    repository.commit("Tidy up", {"payments.yaml": renamed})
    assert kinds(repository) == [[ChangeKind.KEY_RESULT_ID_CHANGED, ChangeKind.TARGET_EASED], [ChangeKind.OBJECTIVE_ADDED]]
    [[_, renames]] = [(moment.changes, moment.renamed) for moment in timeline(repository).moments[:1]]
    assert [(before.key_result, after.key_result) for before, after in renames] == [("late-payouts", "slow-payouts")]
