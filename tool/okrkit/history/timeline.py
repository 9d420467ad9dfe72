"""The story of a plan, from the commits of a branch as they landed."""

from collections.abc import Iterable, Iterator, Sequence

from okrkit.errors import OkrError
from okrkit.history.entry import Entry, Files, UntrueError, decode, encode
from okrkit.history.memory import Memory
from okrkit.history.moment import Moment, Timeline
from okrkit.history.walk import Step, Touched, touched_by, touched_in, walk
from okrkit.reading.cache import Cache
from okrkit.reading.layouts import LAYOUTS, Layouts
from okrkit.reading.raw import Commit, FileChange
from okrkit.reading.repository import Repository

__all__ = ["Moment", "Timeline", "read_timeline"]

_COMMITS_AT_ONCE = 500


def read_timeline(
    repository: Repository, head: str | None = None, cache: Cache | None = None, layouts: Layouts = LAYOUTS
) -> Timeline:
    """What happened to the plan up to ``head`` (a revision; by default what is checked out).

    Comparison folded along the commits: each is compared with the last good version of the files it
    touched. With a cache, only commits that no earlier run has seen are read. Raises `OkrError`
    where the repository cannot be read.
    """
    newest = repository.resolve(head) if head else repository.head
    if newest is None:
        return Timeline((), "", None, 0)
    commits = repository.landed(newest)
    cut_at = commits[-1].id if commits[-1].id in repository.shallow_boundary else None
    prefix = repository.workspace_at(newest)
    if prefix is None:
        return Timeline((), newest, cut_at, len(commits), commits[-1].landed)
    memory = Memory(cache, cut_at)
    try:
        moments = _moments(repository, commits, prefix, memory, layouts)
    except (UntrueError, OkrError):
        if not memory.used:
            raise
        memory = Memory(cache, cut_at, believe=False)  # it may have been the cache that led astray
        moments = _moments(repository, commits, prefix, memory, layouts)
    return Timeline(moments, newest, cut_at, len(commits), commits[-1].landed)


def _moments(
    repository: Repository, commits: tuple[Commit, ...], prefix: str, memory: Memory, layouts: Layouts
) -> tuple[Moment, ...]:
    """The moments that have something to tell, the newest first."""
    steps = walk(repository, commits, prefix, memory.recall)
    if all(step.entry for step in steps):
        return tuple(_moment(step.commit, step.entry) for step in steps if step.entry and step.entry.tells)
    return tuple(reversed([*_unfold(repository, steps[::-1], memory, layouts)]))


def _moment(commit: Commit, entry: Entry) -> Moment:
    return Moment(commit, entry.changes, entry.unreadable, entry.renamed)


def _unfold(repository: Repository, steps: Sequence[Step], memory: Memory, layouts: Layouts) -> Iterator[Moment]:
    """What has something to tell, the oldest first. Files are read for some commits at a time, and let go of."""
    from okrkit.history.fold import Fold  # with all that reads and compares plans; a story that is known needs none of it
    from okrkit.history.versions import Versions

    versions = Versions(repository, layouts)
    fold = Fold(versions)
    if steps[0].commit.id in repository.shallow_boundary:
        listed = repository.listing(steps[0].commit.id, steps[0].prefix)
        there = touched_by([FileChange(path, None, version) for path, version in listed], steps[0].prefix)
        versions.prefetch(_blobs(there), keep={})
        fold.begin_at(there)
    for start in range(0, len(steps), _COMMITS_AT_ONCE):
        chunk = steps[start : start + _COMMITS_AT_ONCE]
        known = memory.files(chunk)
        touched = touched_in(repository, [step for step in chunk if step.entry is None])
        versions.prefetch(_blobs(one for each in touched.values() for one in each), keep=fold.state.files)
        found = list[tuple[Step, Entry, Files]]()
        for step in chunk:
            entry = step.entry
            if entry:
                fold.apply(known.get(step.commit.id, ()))
            else:
                entry, files = fold.step(touched.get(step.commit.id, ()), step.moved_from)
                found.append((step, entry, files))
                entry = decode(encode(entry)) or entry  # names that stand in many entries are one text, as in a later run
            if entry.tells:
                yield _moment(step.commit, entry)
        memory.remember(found)


def _blobs(touched: Iterable[Touched]) -> Iterator[str]:
    """The contents that will be asked for."""
    for one in touched:
        for version in (one.before, one.after):
            if version and version.is_file:
                yield version.blob
