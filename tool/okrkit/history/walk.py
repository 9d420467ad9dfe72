"""Which plan files each commit touched, following the workspace through the folders it has lived in."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

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
    """One commit, with what is remembered of it, or else with the plan files it touched."""

    commit: Commit
    prefix: str
    entry: Entry | None = None
    touched: tuple[Touched, ...] = ()
    moved_from: str | None = None


def walk(repository: Repository, commits: Sequence[Commit], prefix: str, remembered: Remembered) -> list[Step]:
    """A step for each commit, the newest first. The workspace is in ``prefix`` at the newest."""
    steps = list[Step]()
    while len(steps) < len(commits):
        ahead = commits[len(steps) :]
        entries = remembered(prefix, ahead)
        fresh = [commit for commit in ahead if commit.id not in entries]
        changed = dict(repository.changes(fresh, prefix))
        for commit in ahead:
            step = _step(repository, commit, prefix, entries.get(commit.id), changed.get(commit.id, ()))
            steps.append(step)
            if step.moved_from is not None:
                prefix = step.moved_from
                break
    return steps


def _step(repository: Repository, commit: Commit, prefix: str, entry: Entry | None, changes: Iterable[FileChange]) -> Step:
    if entry:
        return Step(commit, prefix, entry, moved_from=entry.moved_from)
    came = f"{prefix}{WORKSPACE_FILE}".encode("utf-8", "surrogateescape")
    if any(change.path == came and change.before is None for change in changes):
        everywhere = [change for _, all in repository.changes([commit]) for change in all]
        moved_from = _left(everywhere, came)
        if moved_from is not None:
            return Step(commit, prefix, None, _by_move(everywhere, moved_from, prefix), moved_from)
    return Step(commit, prefix, None, tuple(touched_by(changes, prefix)))


def _left(changes: Iterable[FileChange], came: bytes) -> str | None:
    """The folder that the workspace left in a commit that brought it to another one."""
    arrived = next(change.after for change in changes if change.path == came)
    gone = [
        (change.before != arrived, len(change.path), change.path)
        for change in changes
        if change.after is None and change.path.rpartition(b"/")[2] == WORKSPACE_FILE.encode()
    ]
    if not gone or (len(gone) > 1 and min(gone)[0]):
        return None
    return min(gone)[2].decode("utf-8", "surrogateescape").removesuffix(WORKSPACE_FILE)


def touched_by(changes: Iterable[FileChange], prefix: str) -> list[Touched]:
    """The plan files among changed paths."""
    found = []
    for raw, before, after in changes:
        path = path_in_workspace(raw, prefix)
        if path is not None and is_plan_file(path):
            found.append(Touched(path, raw, before, after))
    return found


def _by_move(changes: Iterable[FileChange], old: str, new: str) -> tuple[Touched, ...]:
    """Each file by its path in the workspace, with what it was in the old folder and what it is in the new one."""
    gone = [FileChange(raw, before, None) for raw, before, _ in changes if before]
    come = [FileChange(raw, None, after) for raw, _, after in changes if after]
    sides = {touched.path: touched for touched in touched_by(gone, old)}
    for touched in touched_by(come, new):
        left = sides.get(touched.path)
        sides[touched.path] = Touched(touched.path, touched.raw, left.before if left else None, touched.after)
    return tuple(touched for touched in sides.values() if touched.before != touched.after)
