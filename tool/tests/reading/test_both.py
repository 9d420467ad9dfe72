"""Two trees become two plans: what is the same is read once, and what cannot be read is nobody's change."""

from collections.abc import Mapping

import pytest

from okrkit.diff.change import ChangeKind
from okrkit.diff.compare import compare
from okrkit.errors import OkrError
from okrkit.reading.both import Both, read_both
from okrkit.reading.cache import Cache
from okrkit.reading.events import PARSER_VERSION
from okrkit.reading.tree import MemoryTree, blob_id
from tests.repositories import WORKSPACE, objective, okr_file

PLAN = {"okrs.yaml": WORKSPACE, "a.yaml": okr_file(), "b.yaml": okr_file(team="platform")}
BROKEN = "team: [\n"


def both(before: Mapping[str, str | None], after: Mapping[str, str | None]) -> Both:
    """The plan with these files instead of its own; None takes one away."""
    trees = ({path: text for path, text in {**PLAN, **side}.items() if text is not None} for side in (before, after))
    old, new = (MemoryTree(texts) for texts in trees)
    return read_both(old, new)


def kinds(read: Both) -> list[ChangeKind]:
    return [change.kind for change in compare(read.before, read.after)]


def test_what_is_the_same_is_the_same_value() -> None:
    read = both({}, {"b.yaml": okr_file(objective(title="Another"), team="platform")})
    assert read.touched == ("b.yaml",)
    same, other = zip(read.before.objectives, read.after.objectives, strict=True)
    assert same[0] is same[1]
    assert other[0] is not other[1]


@pytest.mark.parametrize("side", ["before", "after"])
def test_a_broken_file_is_taken_from_the_other_side(side: str) -> None:
    broken: dict[str, str | None] = {"a.yaml": BROKEN}
    read = both(broken, {}) if side == "before" else both({}, broken)
    assert kinds(read) == []
    assert [(one.side, one.finding.address.path) for one in read.unread] == [(side, "a.yaml")]


def test_a_file_that_is_broken_on_both_sides_is_left_out() -> None:
    read = both({"a.yaml": BROKEN}, {"a.yaml": f"{BROKEN}\n"})
    assert [(one.side, one.finding.address.path) for one in read.unread] == [("before", "a.yaml"), ("after", "a.yaml")]
    assert [objective.team for objective in read.after.objectives] == ["platform"]
    assert both({"a.yaml": BROKEN}, {"a.yaml": BROKEN}).unread == ()


def test_a_new_file_that_is_broken_is_named() -> None:
    read = both({"a.yaml": None}, {"a.yaml": BROKEN})
    assert (kinds(read), [one.side for one in read.unread]) == ([], ["after"])


def test_a_broken_workspace_is_taken_from_the_other_side() -> None:
    assert kinds(both({}, {"okrs.yaml": BROKEN, "a.yaml": None})) == [ChangeKind.OBJECTIVE_REMOVED]
    with pytest.raises(OkrError, match=r"okrs\.yaml cannot be read: "):
        both({"okrs.yaml": BROKEN}, {"okrs.yaml": BROKEN})


def test_a_side_without_a_plan_is_empty() -> None:
    read = read_both(None, MemoryTree(PLAN))
    assert kinds(read) == [ChangeKind.OBJECTIVE_ADDED] * 2
    assert kinds(read_both(MemoryTree(PLAN), None)) == [ChangeKind.OBJECTIVE_REMOVED] * 2
    assert kinds(both({"okrs.yaml": None}, {})) == [ChangeKind.OBJECTIVE_ADDED] * 2


def test_what_a_cache_remembers_is_read_alike() -> None:
    with Cache.open() as cache:
        first = read_both(MemoryTree(PLAN), MemoryTree(PLAN), cache)
        remembered = cache.get_many(f"data/{PARSER_VERSION}", [blob_id(text.encode()) for text in PLAN.values()])
        assert [len(entry) for entry in remembered.values()] == [1, 1, 1]
        assert read_both(MemoryTree(PLAN), MemoryTree(PLAN), cache) == first
