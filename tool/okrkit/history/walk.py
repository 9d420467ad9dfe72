"""Which plan files each commit touched, following the workspace through the folders it has lived in."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from okrkit.history.entry import Entry
from okrkit.reading.committed import path_in_workspace
from okrkit.reading.raw import Commit, FileChange, FileVersion
from okrkit.reading.repository import Repository
from okrkit.reading.tree import WORKSPACE_FILE, is_plan_file

Remembered = Callable[[str, Sequence[Commit]], Mapping[str, Entry]]
"""For the folder of a workspace and commits, what is known of each from an earlier run, by commit id."""


@dataclass(frozen=True, slots=True)
class Touched:
    """A plan file that a commit touched; ``path`` is its path in the workspace, ``raw`` the one that git knows."""

    path: str
    raw: bytes
    before: FileVersion | None
    after: FileVersion | None


@dataclass(frozen=True, slots=True)
class Step:
    """One commit, the folder that the workspace was in, and in which it was before; with what is remembered, if anything is."""

    commit: Commit
    prefix: str
    entry: Entry | None = None
    moved_from: str | None = None


def walk(repository: Repository, commits: Sequence[Commit], prefix: str, remembered: Remembered) -> list[Step]:
    """A step for each commit, the newest first. The workspace is in ``prefix`` at the newest."""
    steps = list[Step]()
    while len(steps) < len(commits):
        ahead = commits[len(steps) :]
        entries = remembered(prefix, ahead)
        came = _arrivals(repository, [commit for commit in ahead if commit.id not in entries], prefix)
        for commit in ahead:
            entry = entries.get(commit.id)
            left = entry.moved_from if entry else _left(repository, commit, prefix) if commit.id in came else None
            steps.append(Step(commit, prefix, entry, left))
            if left is not None:
                prefix = left
                break
    return steps


def touched_in(repository: Repository, steps: Sequence[Step]) -> dict[str, list[Touched]]:
    """The plan files that each step touched, by the id of its commit; those that touched none may be left out."""
    found = {}
    for prefix, inside in groupby(steps, key=lambda step: step.prefix):
        here = list(inside)
        for id, changes in repository.changes([step.commit for step in here], prefix):
            found[id] = touched_by(changes, prefix)
        for step in here:
            if step.moved_from is not None:
                found[step.commit.id] = _by_move(_everywhere(repository, step.commit), step.moved_from, prefix)
    return found


def touched_by(changes: Iterable[FileChange], prefix: str) -> list[Touched]:
    """The plan files among changed paths."""
    found = []
    for raw, before, after in changes:
        path = path_in_workspace(raw, prefix)
        if path is not None and is_plan_file(path):
            found.append(Touched(path, raw, before, after))
    return found


def _arrivals(repository: Repository, commits: Sequence[Commit], prefix: str) -> set[str]:
    """The commits that brought a workspace to a folder."""
    marker = _marker(prefix)
    changed = repository.changes(commits, f"{prefix}{WORKSPACE_FILE}") if commits else ()
    return {id for id, changes in changed if any(one.path == marker and one.before is None for one in changes)}


def _left(repository: Repository, commit: Commit, prefix: str) -> str | None:
    """The folder that the workspace left in a commit that brought it to another one."""
    changes = list(_everywhere(repository, commit))
    arrived = next(change.after for change in changes if change.path == _marker(prefix))
    gone = [
        (change.before != arrived, len(change.path), change.path)
        for change in changes
        if change.after is None and change.path.rpartition(b"/")[2] == WORKSPACE_FILE.encode()
    ]
    if not gone or (len(gone) > 1 and min(gone)[0]):
        return None
    return min(gone)[2].decode("utf-8", "surrogateescape").removesuffix(WORKSPACE_FILE)


def _marker(prefix: str) -> bytes:
    return f"{prefix}{WORKSPACE_FILE}".encode("utf-8", "surrogateescape")


def _everywhere(repository: Repository, commit: Commit) -> Iterator[FileChange]:
    return (change for _, changes in repository.changes([commit]) for change in changes)


def _by_move(changes: Iterable[FileChange], old: str, new: str) -> list[Touched]:
    """Each file by its path in the workspace, with what it was in the old folder and what it is in the new one."""
    changes = list(changes)
    gone = [FileChange(raw, before, None) for raw, before, _ in changes if before]
    come = [FileChange(raw, None, after) for raw, _, after in changes if after]
    sides = {touched.path: touched for touched in touched_by(gone, old)}
    for touched in touched_by(come, new):
        left = sides.get(touched.path)
        sides[touched.path] = Touched(touched.path, touched.raw, left.before if left else None, touched.after)
    return [touched for touched in sides.values() if touched.before != touched.after]
