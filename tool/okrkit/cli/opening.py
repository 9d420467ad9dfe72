"""What every command begins with: which plan, and which day is it?"""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from okrkit.errors import OkrError
from okrkit.reading.cache import Cache
from okrkit.reading.folder import Folder, find_workspace
from okrkit.reading.load import load
from okrkit.reading.loaded import Loaded

if TYPE_CHECKING:
    from okrkit.history.story import Story
    from okrkit.reading.repository import Repository


@dataclass(frozen=True, slots=True)
class Opened:
    """A plan that was read, and what to write before its paths so that a reader can open them."""

    loaded: Loaded
    prefix: str


def today(as_of: date | None) -> date:
    """The day to measure at. The only place where okrkit reads the clock."""
    return as_of or date.today()


@contextmanager
def cache() -> Iterator[Cache]:
    """The user's cache for the length of a command."""
    with Cache.open() as opened:
        yield opened


def open_plan(directory: Path, at: str | None = None, paths: Sequence[Path] = ()) -> Opened:
    """The plan in a folder, or as it was at a revision, with findings only on ``paths`` if there are any.

    Raises `OkrError` where there is no plan or a path lies outside of it.
    """
    start = directory / paths[0] if paths else directory
    with cache() as opened:
        if at is None:
            root = find_workspace(start if start.is_dir() else start.parent)
            prefix = os.path.relpath(root, directory.resolve()).replace(os.sep, "/")
            loaded = load(Folder(root), opened)
        else:
            repository = open_repository(start)
            tree = repository.tree(at)
            root, prefix = repository.root / tree.prefix, f"{at}:{tree.prefix}"
            loaded = load(tree, opened)
    if paths:
        loaded = _only(loaded, root, [(directory / path).resolve() for path in paths])
    return Opened(loaded, "" if prefix == "." else f"{prefix.rstrip('/')}/")


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
        plan = load(repository.tree(timeline.head), opened).plan
    return Story(plan, timeline, find_about(timeline, plan, about) if about else None)


def open_repository(directory: Path) -> "Repository":
    """The repository that a folder lies in. Raises `OkrError`."""
    from okrkit.reading.repository import Repository

    return Repository.open(directory)


def _only(loaded: Loaded, root: Path, paths: Sequence[Path]) -> Loaded:
    wanted = []
    for path in paths:
        if not path.is_relative_to(root):
            raise OkrError(f"{path.name} is not inside the workspace {root.name}", "one run checks one workspace")
        wanted.append(path.relative_to(root).as_posix())
    inside = [
        finding
        for finding in loaded.findings
        if any(path in (".", finding.address.path) or finding.address.path.startswith(f"{path}/") for path in wanted)
    ]
    return replace(loaded, findings=tuple(inside))
