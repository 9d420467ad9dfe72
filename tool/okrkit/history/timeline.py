"""The story of a plan, from the commits of a branch as they landed."""

from collections.abc import Iterable, Iterator

from okrkit.errors import OkrError
from okrkit.history.entry import Entry, UntrueError
from okrkit.history.memory import Memory
from okrkit.history.moment import Moment, Timeline
from okrkit.history.walk import Step, Touched, touched_by, walk
from okrkit.reading.cache import Cache
from okrkit.reading.raw import Commit, FileChange
from okrkit.reading.repository import Repository

__all__ = ["Moment", "Timeline", "read_timeline"]

_BLOBS_AT_ONCE = 1000


def read_timeline(repository: Repository, head: str | None = None, cache: Cache | None = None) -> Timeline:
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
        moments = _moments(repository, commits, prefix, cache, memory)
    except (UntrueError, OkrError):
        if not memory.used:
            raise
        memory = Memory(cache, cut_at, believe=False)  # it may have been the cache that led astray
        moments = _moments(repository, commits, prefix, cache, memory)
    return Timeline(moments, newest, cut_at, len(commits), commits[-1].landed)


def _moments(
    repository: Repository, commits: tuple[Commit, ...], prefix: str, cache: Cache | None, memory: Memory
) -> tuple[Moment, ...]:
    """The moments that have something to tell, the newest first."""
    steps = walk(repository, commits, prefix, memory.recall)
    told = [(step, step.entry) for step in steps if step.entry]
    if len(told) < len(steps):
        told = [*_unfold(repository, steps[::-1], cache, memory)][::-1]
    return tuple(Moment(step.commit, entry.changes, entry.unreadable, entry.renamed) for step, entry in told if entry.tells)


def _unfold(repository: Repository, steps: list[Step], cache: Cache | None, memory: Memory) -> Iterator[tuple[Step, Entry]]:
    """The steps, the oldest first, each with what it did. Files are read for some commits at a time."""
    from okrkit.history.fold import Fold  # with all that reads and compares plans; a story that is known needs none of it
    from okrkit.history.versions import Versions

    versions = Versions(repository, cache)
    fold = Fold(versions)
    if steps[0].commit.id in repository.shallow_boundary:
        listed = repository.listing(steps[0].commit.id, steps[0].prefix)
        there = touched_by([FileChange(path, None, version) for path, version in listed], steps[0].prefix)
        versions.prefetch(_blobs(there), keep={})
        fold.begin_at(there)
    for chunk in _chunks(steps):
        versions.prefetch(_blobs(touched for step in chunk for touched in step.touched), keep=fold.state.files)
        fresh = list[tuple[Step, Entry]]()
        for step in chunk:
            if step.entry:
                fold.apply(step.entry)
                yield step, step.entry
            else:
                fresh.append((step, fold.step(step)))
                yield fresh[-1]
        memory.remember(fresh)


def _chunks(steps: list[Step]) -> Iterator[list[Step]]:
    chunk, weight = list[Step](), 0
    for step in steps:
        chunk.append(step)
        weight += len(step.touched)
        if weight >= _BLOBS_AT_ONCE or len(chunk) >= 4 * _BLOBS_AT_ONCE:
            yield chunk
            chunk, weight = [], 0
    if chunk:
        yield chunk


def _blobs(touched: Iterable[Touched]) -> Iterator[str]:
    """The contents that will be asked for."""
    for one in touched:
        for version in (one.before, one.after):
            if version and version.is_file:
                yield version.blob
