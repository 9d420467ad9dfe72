"""Which two plans a command compares: what stands behind `okr diff`, `BASE`, `BASE..HEAD`, `BASE...HEAD` and `--cached`."""

import os
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from okrkit.cli.opening import cache, folder_tree, known, open_repository, today
from okrkit.errors import OkrError
from okrkit.reading.both import Both, read_both
from okrkit.reading.committed import CommittedTree
from okrkit.reading.folder import Folder, find_workspace
from okrkit.reading.repository import Repository
from okrkit.reading.tree import Tree


class Asked(NamedTuple):
    """The two sides as they were typed; a ``head`` of None is what is not committed yet."""

    base: str
    head: str | None
    from_merge_base: bool = False


@dataclass(frozen=True, slots=True)
class Sides:
    """Two plans with what to call each of them and, where a side is a commit, its id; ``day`` is when the second one holds."""

    both: Both
    names: tuple[str, str]
    commits: tuple[str | None, str | None]
    day: date


@dataclass(frozen=True, slots=True)
class Trees:
    """The texts of both sides, None where there is no plan, with the rest of what `Sides` says; ``top`` is the repository's."""

    before: Tree | None
    after: Tree | None
    names: tuple[str, str]
    commits: tuple[str | None, str | None]
    day: date
    top: Path

    @property
    def prefix(self) -> str:
        """What leads from the top of the repository to the workspace, with a slash at its end; empty where they are one."""
        tree = self.before if self.after is None else self.after
        return self._prefix_of(tree) if tree else ""

    @property
    def moved(self) -> tuple[str, str] | None:
        """The prefixes of both sides where the whole workspace lies elsewhere; None where it stays, comes or goes."""
        if self.before is None or self.after is None:
            return None
        before, after = self._prefix_of(self.before), self._prefix_of(self.after)
        return (before, after) if before != after else None

    def _prefix_of(self, tree: Tree) -> str:
        if isinstance(tree, Folder):
            return f"{os.path.relpath(tree.root.resolve(), self.top).replace(os.sep, '/')}/".removeprefix("./")
        return tree.prefix if isinstance(tree, CommittedTree) else ""


def understand(base: str | None, head: str | None, *, cached: bool = False) -> Asked:
    """What was asked for, in git's ways of writing it. Raises `OkrError` for what contradicts itself."""
    typed = base or "HEAD"
    first, dots, second = typed.partition("...") if "..." in typed else typed.partition("..")
    if not dots:
        asked = Asked(typed, head)
    elif head is not None:
        raise OkrError(f"`{typed}` names both sides already, and `{head}` a third", "write BASE..HEAD or BASE HEAD")
    else:
        asked = Asked(first or "HEAD", second or "HEAD", dots == "...")
    if cached and asked.head is not None:
        raise OkrError("`--cached` compares with the index, and a second revision is named as well", "name at most one")
    return asked


def open_sides(directory: Path, asked: Asked, as_of: date | None, *, cached: bool = False) -> Sides:
    """Both plans as they are asked for. Raises `OkrError` where a side cannot be found."""
    trees = open_trees(directory, asked, as_of, cached=cached)
    with cache() as opened:
        both = read_both(trees.before, trees.after, opened, known())
    return Sides(replace(both, moved=trees.moved), trees.names, trees.commits, trees.day)


def open_trees(directory: Path, asked: Asked, as_of: date | None, *, cached: bool = False) -> Trees:
    """Both sides as they are asked for, unread. Raises `OkrError` where one cannot be found, or none has a plan."""
    repository = open_repository(directory)
    base, name = repository.resolve(asked.base), asked.base
    if cached and repository.git_dir == repository.root:
        raise OkrError("this is a bare repository, which has no index", "name two revisions, as in BASE..HEAD")
    if asked.head is None:
        after = repository.staged() if cached else _work_tree(directory)
        names = name, "the index" if cached else "the working tree"
        return _with_a_plan(Trees(_tree(repository, base), after, names, (base, None), today(as_of), repository.root))
    head = repository.resolve(asked.head)
    if asked.from_merge_base:
        base, name = _merge_base(repository, base, head, asked), f"where {asked.head} left {asked.base}"
    day = as_of or repository.landed(head, most=1)[0].landed.date()
    before, after = _tree(repository, base), _tree(repository, head)
    return _with_a_plan(Trees(before, after, (name, asked.head), (base, head), day, repository.root))


def _with_a_plan(trees: Trees) -> Trees:
    if trees.before is None and trees.after is None:
        raise OkrError(f"there is no plan, neither at {trees.names[0]} nor after it", "name revisions that have an okrs.yaml")
    return trees


def _tree(repository: Repository, commit: str) -> Tree | None:
    return repository.tree(commit) if repository.workspace_at(commit) is not None else None


def _work_tree(directory: Path) -> Tree:
    return folder_tree(find_workspace(directory))


def _merge_base(repository: Repository, base: str, head: str, asked: Asked) -> str:
    if shared := repository.merge_base(base, head):
        return shared
    help = "`git fetch --unshallow` brings the rest of the history" if repository.shallow_boundary else "write BASE..HEAD"
    raise OkrError(f"{asked.base} and {asked.head} have no commit in common", help)
