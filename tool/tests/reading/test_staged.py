"""The index as a tree, and the commit that two branches share."""

import subprocess
from collections.abc import Callable

import pytest

from okrkit.errors import OkrError
from okrkit.reading.committed import CommittedTree
from okrkit.reading.repository import Repository
from tests.repositories import WORKSPACE, Workshop, okr_file


@pytest.fixture
def plan(repository: Workshop) -> Workshop:
    """A plan in okrs/ with one file."""
    repository.commit("Plan", {"okrs/okrs.yaml": WORKSPACE, "okrs/payments.yaml": okr_file()})
    return repository


def staged(workshop: Workshop) -> CommittedTree:
    tree = Repository.open(workshop.folder).staged()
    assert tree
    return tree


def test_the_index_is_neither_the_commit_nor_the_work_tree(plan: Workshop) -> None:
    plan.write({"okrs/payments.yaml": "staged: 1\n", "okrs/new.yaml": "new: 1\n"})
    plan.git("add", "okrs/payments.yaml", "okrs/new.yaml")
    plan.write({"okrs/payments.yaml": "not staged: 1\n", "okrs/other.yaml": "not staged: 1\n"})
    tree = staged(plan)
    assert {text.path: text.data for text in tree.texts()} == {
        "new.yaml": b"new: 1\n",
        "okrs.yaml": WORKSPACE.encode(),
        "payments.yaml": b"staged: 1\n",
    }
    assert (tree.name, tree.refused) == ("okrs at the index", ())


def test_what_is_in_conflict_is_named_and_not_read(plan: Workshop) -> None:
    plan.git("checkout", "--quiet", "-b", "other")
    plan.commit("One", {"okrs/payments.yaml": okr_file(cycle="2027-Q1")})
    plan.git("checkout", "--quiet", "main")
    plan.commit("Other", {"okrs/payments.yaml": okr_file(cycle="2027-Q2")})
    with pytest.raises(subprocess.CalledProcessError):
        plan.git("merge", "--quiet", "other")
    tree = staged(plan)
    assert [text.path for text in tree.texts()] == ["okrs.yaml"]
    assert [(one.address.path, one.message) for one in tree.refused] == [
        ("payments.yaml", "this file has a conflict that is not resolved")
    ]


def test_links_and_odd_names_in_the_index_are_refused(plan: Workshop) -> None:
    plan.entry(b"okrs/odd\xff.yaml", b"a: 1\n")
    plan.entry(b"okrs/link.yaml", b"payments.yaml", mode="120000")
    assert sorted(one.address.path for one in staged(plan).refused) == ["link.yaml", "odd\\xff.yaml"]


def test_an_index_without_a_plan(repository: Workshop) -> None:
    repository.commit("Begin", {"README.md": "Soon\n"})
    assert Repository.open(repository.folder).staged() is None


def test_of_several_workspaces_in_the_index_nobody_guesses(repository: Workshop) -> None:
    repository.commit("Two", {"a/okrs.yaml": WORKSPACE, "b/okrs.yaml": WORKSPACE})
    with pytest.raises(OkrError, match="the index has 2 workspaces: a/, b/"):
        Repository.open(repository.folder).staged()
    inside = Repository.open(repository.folder / "b").staged()
    assert inside
    assert inside.prefix == "b/"


def test_the_commit_that_two_branches_share(plan: Workshop, make_repository: Callable[..., Workshop]) -> None:
    fork = plan.git("rev-parse", "HEAD")
    plan.git("checkout", "--quiet", "-b", "other")
    one = plan.commit("One")
    plan.git("checkout", "--quiet", "main")
    other = plan.commit("Other")
    repository = Repository.open(plan.folder)
    assert repository.merge_base(one, other) == fork
    plan.git("checkout", "--quiet", "--orphan", "alone")
    assert repository.merge_base(one, plan.commit("Alone")) is None
