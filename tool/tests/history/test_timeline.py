"""The story of real repositories, commit by commit."""

from collections.abc import Callable
from pathlib import Path

import pytest

from okrkit.diff.change import ChangeKind
from okrkit.errors import OkrError
from okrkit.history.moment import Timeline
from okrkit.history.timeline import read_timeline
from okrkit.reading.repository import Repository
from okrkit.reference import Reference
from tests.repositories import WORKSPACE, Workshop, key_result, objective, okr_file

Make = Callable[..., Workshop]


def story(folder: Path, head: str | None = None) -> list[tuple[str, list[str]]]:
    """Each moment's subject with its changes as kind and reference, the newest first."""
    return told(read_timeline(Repository.open(folder), head))


def told(timeline: Timeline) -> list[tuple[str, list[str]]]:
    return [
        (moment.commit.subject, [f"{change.kind}: {change.reference}" for change in moment.changes])
        for moment in timeline.moments
    ]


PAYOUTS = "payments/on-time-payouts@2026-Q4"
LATE = f"{PAYOUTS}#late-payouts"
CHECK_IN = "{date: 2026-10-12, value: 3.9}"
BROKEN = "team: payments\ncycle: [\n"


def plan(**changed: object) -> str:
    """The usual file with its key result changed."""
    return okr_file(objective(key_results=key_result(**changed)))  # type: ignore[arg-type]


@pytest.fixture
def begun(repository: Workshop) -> Workshop:
    """A workspace, and a plan in the commit after it."""
    repository.commit("Begin", {"okrs/okrs.yaml": WORKSPACE})
    repository.commit("Plan", {"okrs/payments.yaml": plan()})
    return repository


def test_the_newest_comes_first_and_what_changed_nothing_is_counted_only(begun: Workshop) -> None:
    begun.commit("Write about it", {"README.md": "Hello", "okrs/payments.yaml": "# a comment\n" + plan()})
    begun.commit("Ease it", {"okrs/payments.yaml": plan(target=1.5)})
    head = begun.commit("Check in", {"okrs/payments.yaml": plan(target=1.5, check_ins=CHECK_IN)})
    timeline = read_timeline(Repository.open(begun.folder))
    assert told(timeline) == [
        ("Check in", [f"check-in added: {LATE}"]),
        ("Ease it", [f"target eased: {LATE}"]),
        ("Plan", [f"objective added: {PAYOUTS}"]),
    ]
    assert (timeline.commits, timeline.head, timeline.cut_at, timeline.deepen) == (5, head, None, None)
    (change,) = timeline.moments[1].changes
    assert (change.before, change.after) == (0.5, 1.5)


def test_it_is_told_up_to_any_revision(begun: Workshop) -> None:
    begun.commit("Ease it", {"okrs/payments.yaml": plan(target=1.5)})
    assert [subject for subject, _ in story(begun.folder, "HEAD~1")] == ["Plan"]
    with pytest.raises(OkrError, match="no commit is called"):
        story(begun.folder, "nowhere")


def test_no_commits_are_an_empty_story(repository: Workshop) -> None:
    assert read_timeline(Repository.open(repository.folder)) == Timeline((), "", None, 0)


def test_commits_without_a_workspace_are_counted_only(repository: Workshop) -> None:
    head = repository.commit("Code", {"main.yaml": "a: b"})
    assert read_timeline(Repository.open(repository.folder)) == Timeline((), head, None, 1)


@pytest.mark.parametrize(
    ("broken", "rule"),
    [(BROKEN, "syntax"), ("objectives: [1]\n", "schema"), (plan(target="many"), "schema"), (b"\xff", "syntax")],  # type: ignore[arg-type]
)
def test_a_version_that_cannot_be_read_is_named_and_loses_nothing(begun: Workshop, broken: str | bytes, rule: str) -> None:
    begun.commit("Break it", {"okrs/payments.yaml": broken})
    begun.commit("Something else", {"okrs/company.yaml": okr_file(team="company")})
    begun.commit("Mend it", {"okrs/payments.yaml": plan(target=1.5)})
    timeline = read_timeline(Repository.open(begun.folder))
    assert told(timeline) == [
        ("Mend it", [f"target eased: {LATE}"]),
        ("Something else", ["objective added: company/on-time-payouts@2026-Q4"]),
        ("Break it", []),
        ("Plan", [f"objective added: {PAYOUTS}"]),
    ]
    (finding,) = timeline.moments[2].unreadable
    assert (finding.rule, finding.address.path) == (rule, "payments.yaml")


def test_a_file_that_was_never_right_is_added_when_it_is(begun: Workshop) -> None:
    begun.commit("Draft", {"okrs/company.yaml": BROKEN})
    begun.commit("Mend it", {"okrs/company.yaml": okr_file(team="company")})
    assert story(begun.folder)[:2] == [("Mend it", ["objective added: company/on-time-payouts@2026-Q4"]), ("Draft", [])]


def test_a_broken_file_that_is_deleted_takes_its_objectives_with_it(begun: Workshop) -> None:
    begun.commit("Break it", {"okrs/payments.yaml": BROKEN})
    begun.commit("Give up", {"okrs/payments.yaml": None})
    assert story(begun.folder)[0] == ("Give up", [f"objective removed: {PAYOUTS}"])


def test_a_broken_file_that_moves_keeps_its_last_good_version(begun: Workshop) -> None:
    begun.commit("Break it", {"okrs/payments.yaml": BROKEN})
    begun.commit("Move it", {"okrs/payments.yaml": None, "okrs/teams/payments.yaml": BROKEN})
    begun.commit("Mend it", {"okrs/teams/payments.yaml": plan(target=1.5)})
    assert story(begun.folder)[:3] == [("Mend it", [f"target eased: {LATE}"]), ("Move it", []), ("Break it", [])]


def test_a_broken_workspace_file_hides_no_change_of_the_plan(begun: Workshop) -> None:
    begun.commit("Break the workspace", {"okrs/okrs.yaml": "teams: [", "okrs/payments.yaml": plan(target=1.5)})
    begun.commit("Ease it again", {"okrs/payments.yaml": plan(target=2)})
    timeline = read_timeline(Repository.open(begun.folder))
    assert told(timeline)[:2] == [
        ("Ease it again", [f"target eased: {LATE}"]),
        ("Break the workspace", [f"target eased: {LATE}"]),
    ]
    assert [finding.address.path for finding in timeline.moments[1].unreadable] == ["okrs.yaml"]


def test_a_workspace_file_that_was_broken_from_the_start(repository: Workshop) -> None:
    repository.commit("Begin badly", {"okrs/okrs.yaml": BROKEN, "okrs/payments.yaml": plan()})
    assert story(repository.folder) == [("Begin badly", [f"objective added: {PAYOUTS}"])]


def test_a_moved_file_and_a_moved_objective_are_no_change(begun: Workshop) -> None:
    two = okr_file(objective(), objective("cheap-payouts"))
    begun.commit("Add another", {"okrs/payments.yaml": two})
    begun.commit("Move the file", {"okrs/payments.yaml": None, "okrs/teams/payments/2026-Q4.yaml": two})
    begun.commit(
        "Split it", {"okrs/teams/payments/2026-Q4.yaml": plan(), "okrs/more.yml": okr_file(objective("cheap-payouts"))}
    )
    assert [subject for subject, _ in story(begun.folder)] == ["Add another", "Plan"]


def test_an_objective_that_moves_in_two_commits_was_neither_added_nor_removed(begun: Workshop) -> None:
    begun.commit("Copy it", {"okrs/copy.yaml": plan()})
    begun.commit("Remove the original", {"okrs/payments.yaml": None})
    begun.commit("Ease it", {"okrs/copy.yaml": plan(target=1.5)})
    assert [subject for subject, _ in story(begun.folder)] == ["Ease it", "Plan"]


def test_a_merge_tells_what_it_brought_once(begun: Workshop) -> None:
    begun.git("checkout", "--quiet", "-b", "side")
    begun.commit("Aside", {"okrs/company.yaml": okr_file(team="company")})
    begun.commit("Aside again", {"okrs/company.yaml": okr_file(objective(title="A better title"), team="company")})
    begun.git("checkout", "--quiet", "main")
    begun.commit("Ease it", {"okrs/payments.yaml": plan(target=1.5)})
    begun.git("merge", "--quiet", "--no-ff", "-m", "Merge the side", "side")
    assert story(begun.folder)[:2] == [
        ("Merge the side", ["objective added: company/on-time-payouts@2026-Q4"]),
        ("Ease it", [f"target eased: {LATE}"]),
    ]


def test_a_merge_left_with_conflict_markers_is_unreadable(begun: Workshop) -> None:
    begun.commit("Merge badly", {"okrs/payments.yaml": plan().replace("cycle:", "<<<<<<< main\ncycle:")})
    timeline = read_timeline(Repository.open(begun.folder))
    assert [finding.rule for finding in timeline.moments[0].unreadable] == ["syntax"]


def test_odd_entries_are_named_and_hide_nothing(begun: Workshop) -> None:
    begun.entry(b"okrs/new\nline.yaml", okr_file(team="company").encode())
    begun.entry(b"okrs/\xff.yaml", okr_file(team="company").encode())
    begun.entry(b"okrs/link.yaml", b"payments.yaml", "120000")
    begun.entry(b"okrs/module.yaml", b"", "160000")
    begun.entry(b"okrs/dump.yaml", b"#" * ((1 << 20) + 1))
    begun.entry(b"okrs/pay\"ments'.yaml", okr_file(team="company").encode())
    timeline = read_timeline(Repository.open(begun.folder))
    assert told(timeline)[0] == ("An odd entry", ["objective added: company/on-time-payouts@2026-Q4"])
    assert [finding.address.path for moment in timeline.moments for finding in moment.unreadable] == [
        "dump.yaml",
        "module.yaml",
        "link.yaml",
        "\\xff.yaml",
        "new\\nline.yaml",
    ]


def test_the_unit_of_a_metric_reaches_the_key_results_that_use_it(begun: Workshop) -> None:
    metric = "metrics: {late: {name: Late payouts, unit: '%s'}}\n"
    using = okr_file(objective(key_results=key_result() + "        metric: late\n"))
    begun.commit("Measure", {"okrs/metrics.yaml": metric % "%", "okrs/payments.yaml": using})
    begun.commit("Ease it", {"okrs/payments.yaml": using.replace("target: 0.5", "target: 1.5")})
    begun.commit("Measure otherwise", {"okrs/metrics.yaml": metric % "hours"})
    timeline = read_timeline(Repository.open(begun.folder))
    assert told(timeline)[:2] == [("Measure otherwise", [f"unit changed: {LATE}"]), ("Ease it", [f"target eased: {LATE}"])]
    assert timeline.moments[1].changes[0].unit == "%"


def test_a_link_that_means_the_same_in_other_words_is_no_change(begun: Workshop) -> None:
    linked = okr_file(objective() + "    aligns_to: [%s]\n")
    begun.commit("The company", {"okrs/company.yaml": okr_file(objective("love"), team="company", cycle="2026")})
    begun.commit("Align", {"okrs/payments.yaml": linked % "company/love"})
    begun.commit("Name the cycle", {"okrs/payments.yaml": linked % "company/love@2026"})
    assert [subject for subject, _ in story(begun.folder)] == ["Align", "The company", "Plan"]


def test_the_workspace_is_followed_through_its_folders(begun: Workshop) -> None:
    begun.commit("Ease it", {"okrs/payments.yaml": plan(target=1.5)})
    begun.git("mv", "okrs", "planning")
    begun.commit("Move the workspace")
    begun.commit("Ease it again", {"planning/payments.yaml": plan(target=2)})
    begun.git("mv", "planning/okrs.yaml", "planning/payments.yaml", ".")
    begun.commit("Move it to the top, and ease it", {"payments.yaml": plan(target=2.5)})
    begun.commit("Add another", {"company.yaml": okr_file(team="company")})
    assert [subject for subject, _ in story(begun.folder)] == [
        "Add another",
        "Move it to the top, and ease it",
        "Ease it again",
        "Ease it",
        "Plan",
    ]


def test_a_workspace_that_was_taken_away_and_put_back(begun: Workshop) -> None:
    begun.commit("Take away", {"okrs/okrs.yaml": None})
    begun.commit("Put back", {"okrs/okrs.yaml": WORKSPACE, "okrs/payments.yaml": plan(target=1.5)})
    assert story(begun.folder) == [("Put back", [f"target eased: {LATE}"]), ("Plan", [f"objective added: {PAYOUTS}"])]


def test_two_workspaces_have_a_story_each(begun: Workshop) -> None:
    begun.commit("A second", {"other/okrs.yaml": WORKSPACE, "other/company.yaml": okr_file(team="company")})
    assert [subject for subject, _ in story(begun.folder / "okrs")] == ["Plan"]
    assert [subject for subject, _ in story(begun.folder / "other")] == ["A second"]


def test_yaml_from_before_the_workspace_is_nobodys_mistake(repository: Workshop) -> None:
    repository.commit("Code", {"compose.yaml": "services: {}", "okrs/payments.yaml": plan()})
    repository.commit("Begin", {"okrs.yaml": WORKSPACE})
    repository.commit("Run", {"compose.yaml": "services: {web: {}}"})
    timeline = read_timeline(Repository.open(repository.folder))
    assert told(timeline) == [("Run", []), ("Code", [f"objective added: {PAYOUTS}"])]


@pytest.fixture
def shallow(begun: Workshop, tmp_path: Path) -> Callable[[int], Path]:
    """A function that clones the last so many commits."""

    def clone(depth: int) -> Path:
        begun.git("clone", "--quiet", f"--depth={depth}", begun.folder.as_uri(), str(tmp_path / f"shallow-{depth}"))
        return tmp_path / f"shallow-{depth}"

    return clone


def test_a_shallow_clone_says_where_it_is_cut_and_invents_nothing(begun: Workshop, shallow: Callable[[int], Path]) -> None:
    cut = begun.commit("Ease it", {"okrs/payments.yaml": plan(target=1.5)})
    begun.commit("Ease it again", {"okrs/payments.yaml": plan(target=2)})
    timeline = read_timeline(Repository.open(shallow(2)))
    assert told(timeline) == [("Ease it again", [f"target eased: {LATE}"])]
    assert (timeline.cut_at, timeline.commits, timeline.deepen) == (cut, 2, "git fetch --unshallow")
    assert read_timeline(Repository.open(shallow(1))).moments == ()


def test_a_file_that_was_broken_at_the_cut_is_not_told_as_added(begun: Workshop, shallow: Callable[[int], Path]) -> None:
    begun.commit("Break it", {"okrs/payments.yaml": BROKEN})
    begun.commit("Mend it", {"okrs/payments.yaml": plan()})
    begun.commit("Ease it", {"okrs/payments.yaml": plan(target=1.5)})
    assert story(shallow(3)) == [("Ease it", [f"target eased: {LATE}"])]


def test_what_a_shallow_clone_holds_counts_even_if_no_commit_in_it_touches_it(
    begun: Workshop, shallow: Callable[[int], Path]
) -> None:
    begun.commit("Nothing")
    begun.commit("Copy it", {"okrs/copy.yaml": plan()})
    assert story(shallow(2)) == []


@pytest.mark.parametrize("options", [("--bare",), ("--no-checkout",)])
def test_it_is_the_same_in_every_kind_of_clone(begun: Workshop, tmp_path: Path, options: tuple[str, ...]) -> None:
    begun.commit("Ease it", {"okrs/payments.yaml": plan(target=1.5)})
    begun.git("clone", "--quiet", *options, ".", str(tmp_path / "clone"))
    assert story(tmp_path / "clone") == story(begun.folder)


def test_a_repository_with_sha_256(make_repository: Make) -> None:
    wide = make_repository("wide", "--object-format=sha256")
    wide.commit("Begin", {"okrs/okrs.yaml": WORKSPACE, "okrs/payments.yaml": plan()})
    wide.commit("Ease it", {"okrs/payments.yaml": plan(target=1.5)})
    assert story(wide.folder) == [("Ease it", [f"target eased: {LATE}"]), ("Begin", [f"objective added: {PAYOUTS}"])]


@pytest.fixture
def renamed(begun: Workshop) -> Timeline:
    """A plan of two objectives, of which one and its key result are renamed and then carried into the next cycle."""
    other = objective("cheap-payouts")
    begun.commit("Add another", {"okrs/payments.yaml": okr_file(objective(), other)})
    better = key_result("paid-late", target=1.5).replace("title:", "formerly: [late-payouts]\n        title:")
    mine = objective("paid-on-time", key_results=better).replace(
        "    title: Every", "    formerly: [on-time-payouts]\n    title: Every"
    )
    begun.commit("Rename", {"okrs/payments.yaml": okr_file(mine, other)})
    begun.commit("Check in", {"okrs/payments.yaml": okr_file(mine + f"        check_ins: [{CHECK_IN}]\n", other)})
    carried = mine + "    continues: payments/paid-on-time@2026-Q4\n"
    begun.commit("Carry on", {"okrs/next.yaml": okr_file(carried, cycle="2027-Q1")})
    return read_timeline(Repository.open(begun.folder))


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("payments/paid-on-time", ["Carry on", "Check in", "Rename", "Plan"]),
        ("payments/paid-on-time@2026-Q4", ["Check in", "Rename", "Plan"]),
        ("payments/paid-on-time@2027-Q1", ["Carry on"]),
        ("payments/paid-on-time#paid-late", ["Check in", "Rename"]),
        ("payments/on-time-payouts", ["Plan"]),
        ("payments/cheap-payouts", ["Add another"]),
        ("payments/cheap-payouts#late-payouts", []),
        ("company/paid-on-time", []),
    ],
)
def test_the_story_of_one_thing_is_followed_through_its_names(renamed: Timeline, text: str, subjects: list[str]) -> None:
    reference = Reference.parse(text)
    assert reference
    assert [moment.commit.subject for moment in renamed.about(reference)] == subjects


def test_the_story_of_one_thing_holds_only_its_own_changes(begun: Workshop) -> None:
    begun.commit("Two at once", {"okrs/payments.yaml": plan(target=1.5), "okrs/company.yaml": okr_file(team="company")})
    timeline = read_timeline(Repository.open(begun.folder))
    moments = timeline.about(Reference("company", "on-time-payouts"))
    assert [[change.kind for change in moment.changes] for moment in moments] == [[ChangeKind.OBJECTIVE_ADDED]]
