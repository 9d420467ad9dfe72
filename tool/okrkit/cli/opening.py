"""What every command begins with: which plan, and which day is it?"""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import cache as cached
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from okrkit.cli.options import Here
from okrkit.errors import OkrError
from okrkit.reading.cache import Cache
from okrkit.reading.folder import Folder, find_workspace
from okrkit.reading.known import Known
from okrkit.reading.load import load
from okrkit.reading.loaded import Loaded
from okrkit.reading.tree import WORKSPACE_FILE, MemoryTree

if TYPE_CHECKING:
    from okrkit.history.story import Story
    from okrkit.plan import Plan
    from okrkit.reading.repository import Repository
    from okrkit.reading.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Opened:
    """A plan that was read, and how to write its paths so that a reader can open them.

    ``root`` is the folder of the workspace, ``asked`` are the paths in it that somebody asked about, none for all.
    ``revision`` is where it was read, None for the folder itself.
    """

    loaded: Loaded
    shown: Callable[[str], str]
    root: Path
    asked: tuple[str, ...] = ()
    revision: str | None = None

    def is_asked(self, file: str) -> bool:
        """Whether somebody asked about a file of the plan."""
        return not self.asked or any(_is_in(file, path) for path in self.asked)

    @property
    def only_asked(self) -> Loaded:
        """What was read, with the findings that somebody asked about."""
        inside = tuple(finding for finding in self.loaded.findings if self.is_asked(finding.address.path))
        return replace(self.loaded, findings=inside)


def today(as_of: date | None) -> date:
    """The day to measure at. No command reads the clock anywhere else; the MkDocs plugin has a default of its own."""
    return as_of or date.today()


@contextmanager
def cache() -> Iterator[Cache]:
    """The user's cache for the length of a command."""
    with Cache.open() as opened:
        yield opened


def open_plan(directory: Path, at: str | None = None, paths: Sequence[Path] = (), as_of: date | None = None) -> Opened:
    """The plan in a folder, at a revision, or of a day (see `landed_by`); ``paths`` are those that somebody asks about.

    Raises `OkrError` where there is no plan or a path lies outside of it.
    """
    from okrkit.report.terminal import say_note

    revision = landed_by(_folder(directory, *paths[:1]), at, as_of)
    with cache() as opened:
        if revision is None:
            if missing := [path for path in paths if not os.path.lexists(directory / path)]:
                raise OkrError(f"there is no {missing[0]}", "name files and folders of the plan")
            root = find_workspace(_folder(directory, *paths[:1]))
            loaded = load(folder_tree(root), opened, known())
        else:
            repository = open_repository(_folder(directory, *paths[:1]))
            tree = repository.tree(revision)
            root = repository.root / tree.prefix
            loaded = load(tree, opened, known())
    named = at
    if revision != at:
        named = f"{revision:.7}"
        say_note(f"this is the plan of {named}, the last commit to land by {as_of}")
    asked = _asked(loaded, root, [(path, (directory / path).resolve()) for path in paths], named)
    if revision is not None:
        return Opened(loaded, lambda path: f"{named}:{tree.prefix}{path}", root, asked, revision)
    here = directory.resolve()
    return Opened(loaded, cached(lambda path: os.path.relpath(root / path, here).replace(os.sep, "/")), root, asked)


def open_workspace(directory: Path) -> tuple["Plan", Path] | None:
    """What the workspace around a folder says of itself, without the plan in it, and its root; None outside of one."""
    try:
        root = find_workspace(directory)
        told = folder_tree(root).read(WORKSPACE_FILE)
        return (load(MemoryTree({WORKSPACE_FILE: told})).plan, root) if told else None
    except OkrError:
        return None


def known_good(directory: Path) -> "Verdict | None":
    """The verdict on the plan in a folder, where an earlier run found it good and no file has changed since."""
    from okrkit.reading.verdict import recall

    with cache() as opened:
        return recall(folder_tree(find_workspace(_folder(directory))), opened)


def keep_verdict(directory: Path, loaded: Loaded) -> None:
    """Let the next run know what `known_good` asks for."""
    from okrkit.reading.verdict import remember

    with cache() as opened:
        remember(folder_tree(find_workspace(_folder(directory))), loaded, opened)


@lru_cache
def known() -> Known:
    """What was understood since the command began."""
    return Known()


@lru_cache
def folder_tree(root: Path) -> Folder:
    """A folder that is walked once in a command, however often it is asked for."""
    return Folder(root)


def _folder(directory: Path, path: Path = Here) -> Path:
    """The folder that a path is in or is; of one that is gone, the nearest that is still there."""
    around = (directory / path).absolute()
    return next(folder for folder in (around, *around.parents) if folder.is_dir())


def with_days(plan: "Plan", directory: Path, at: str | None) -> "Plan":
    """The plan with the days that only its history knows, where it says something without one and there is a history."""
    from okrkit.history.dated import any_short, dated

    if not any_short(plan):
        return plan
    try:
        story = open_story(directory, at, None)
    except OkrError:  # no repository, no commit: then nobody knows the days
        return plan
    return dated(plan, story.timeline, story.plan)


def open_story(directory: Path, at: str | None, about: str | None) -> "Story":
    """The history that leads to a revision, by default to the last commit; ``about`` is a reference as it was typed.

    Raises `OkrError` where there is no history, or nothing ever had that name.
    """
    from okrkit.history.story import Story, find_about
    from okrkit.history.timeline import read_timeline
    from okrkit.report.waiting import waiting

    repository = open_repository(directory)
    with cache() as opened, waiting("Reading the history"):
        timeline = read_timeline(repository, repository.resolve(at) if at else None, opened)
        plan = load(repository.tree(at or "HEAD"), opened, known()).plan
    return Story(plan, timeline, find_about(timeline, plan, about) if about else None)


def landed_by(directory: Path, at: str | None, as_of: date | None) -> str | None:
    """The revision at which the plan is that of a day: the last to have landed when the day ended, on the branch up to ``at``.

    While a day is not over, and where the plan of a folder is in no commit, it is ``at`` itself: None for what stands there.
    Raises `OkrError` where no plan had landed by then.
    """
    if as_of is None or as_of >= date.today() or (at is None and not _is_committed(directory)):
        return at
    repository = open_repository(directory)
    revision = repository.last_landed_by(as_of, repository.resolve(at) if at else None)
    if revision is None and repository.shallow_boundary:
        raise OkrError(f"this clone is shallow, and begins after {as_of}", "`git fetch --unshallow` brings the rest")
    if revision is None or repository.workspace_at(revision) is None:
        raise OkrError(f"no plan had landed by {as_of}", "name a later day")
    return revision


def _is_committed(directory: Path) -> bool:
    """Whether git knows the plan that stands in a folder, or none stands there; without a repository git is not even asked."""
    from okrkit.reading.repository import looks_bare

    try:
        marker = find_workspace(directory) / WORKSPACE_FILE
    except OkrError:
        marker = None
    start = marker or directory.resolve()
    if not any((folder / ".git").exists() or looks_bare(folder) for folder in (start, *start.parents)):
        return False
    repository = open_repository(directory)
    if marker is None or repository.head is None or not marker.is_relative_to(repository.root):
        return marker is None
    return bool(repository.listing(repository.head, marker.relative_to(repository.root).as_posix()))


@lru_cache
def open_repository(directory: Path) -> "Repository":
    """The repository that a folder lies in. Raises `OkrError`."""
    from okrkit.reading.repository import Repository

    return Repository.open(directory)


def _asked(loaded: Loaded, root: Path, paths: Sequence[tuple[Path, Path]], at: str | None) -> tuple[str, ...]:
    """Paths inside of the workspace, from paths as they were typed and where each leads; none where one is around all of it."""
    wanted = []
    for typed, path in paths:
        if root.is_relative_to(path):
            return ()
        if not path.is_relative_to(root):
            raise OkrError(f"{typed} is not inside the workspace {root.name}", "one run checks one workspace")
        wanted.append(path.relative_to(root).as_posix())
        if at is not None and not any(_is_in(text, wanted[-1]) for text in loaded.texts):
            raise OkrError(f"there is no {typed} at {at}", "name files and folders of the plan")
    return tuple(wanted)


def _is_in(file: str, path: str) -> bool:
    return file == path or file.startswith(f"{path}/")
