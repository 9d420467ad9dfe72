"""Which two plans a command compares: what stands behind `okr diff`, `BASE`, `BASE..HEAD`, `BASE...HEAD` and `--cached`."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from okrkit.cli.opening import cache, open_repository, today
from okrkit.errors import OkrError
from okrkit.reading.both import Both, read_both
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
    repository = open_repository(directory)
    base, name = repository.resolve(asked.base), asked.base
    if cached and repository.git_dir == repository.root:
        raise OkrError("this is a bare repository, which has no index", "name two revisions, as in BASE..HEAD")
    if asked.head is None:
        after = repository.staged() if cached else _work_tree(directory)
        both = _read(_tree(repository, base), after, name)
        return Sides(both, (name, "the index" if cached else "the working tree"), (base, None), today(as_of))
    head = repository.resolve(asked.head)
    if asked.from_merge_base:
        base, name = _merge_base(repository, base, head, asked), f"where {asked.head} left {asked.base}"
    day = as_of or repository.landed(head, most=1)[0].landed.date()
    both = _read(_tree(repository, base), _tree(repository, head), name)
    return Sides(both, (name, asked.head), (base, head), day)


def _read(before: Tree | None, after: Tree | None, name: str) -> Both:
    if before is None and after is None:
        raise OkrError(f"there is no plan, neither at {name} nor after it", "name revisions that have an okrs.yaml")
    with cache() as opened:
        return read_both(before, after, opened)


def _tree(repository: Repository, commit: str) -> Tree | None:
    return repository.tree(commit) if repository.workspace_at(commit) is not None else None


def _work_tree(directory: Path) -> Tree:
    return Folder(find_workspace(directory))


def _merge_base(repository: Repository, base: str, head: str, asked: Asked) -> str:
    if shared := repository.merge_base(base, head):
        return shared
    help = "`git fetch --unshallow` brings the rest of the history" if repository.shallow_boundary else "write BASE..HEAD"
    raise OkrError(f"{asked.base} and {asked.head} have no commit in common", help)
