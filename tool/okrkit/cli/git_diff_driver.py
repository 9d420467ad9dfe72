"""`okr git-diff-driver`: what `git diff` shows of a file of the plan, once it is told to ask."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from okrkit.reading.both import Both

_RENAMED = 9
"""How many words git says of a file that has another name after the change."""

_NOBODYS = 'organization: "-"\n'
"""What stands in for a workspace where a file lies in none: people and teams are then called by their ids."""


def git_diff_driver(
    words: Annotated[
        list[str], typer.Argument(metavar="PATH OLD-FILE OLD-HEX OLD-MODE NEW-FILE NEW-HEX NEW-MODE", show_default=False)
    ],
) -> None:
    """Let `git diff` tell what changed in the plan.

    git calls this for each file, after `git config diff.okr.command "okr git-diff-driver"` and with a line
    `okrs/**/*.yaml diff=okr` in .gitattributes.
    """
    from okrkit.cli.opening import today
    from okrkit.diff.shared import OF_THE_WORKSPACE
    from okrkit.errors import OkrError
    from okrkit.reading.tree import WORKSPACE_FILE
    from okrkit.report.diff_answer import Answer
    from okrkit.report.diff_file import print_conflict, print_file, print_problem

    path = words[7] if len(words) >= _RENAMED else words[0]
    if len(words) < 7:  # git names only the path of a file that is in conflict
        print_conflict(path)
        return
    try:
        both = _both(path, words[1], words[4])
        others = frozenset() if Path(path).name == WORKSPACE_FILE else OF_THE_WORKSPACE
        print_file(path, words[0], Answer(both, ("before", "after"), today(None), without=others))
    except (OkrError, OSError) as problem:  # git stops at the first file whose driver fails; the others want to be seen
        print_problem(path, str(problem))


def _both(path: str, old: str, new: str) -> "Both":
    """The two plans that hold nothing but this file, and what it takes to understand it.

    Promises are judged by the workspace that is committed: putting off a freeze makes no draft of them.
    """
    from okrkit.errors import OkrError
    from okrkit.reading.both import read_both
    from okrkit.reading.folder import Folder, find_workspace
    from okrkit.reading.tree import WORKSPACE_FILE, MemoryTree

    place = Path(path).absolute()
    around, name = dict[str, bytes](), place.name
    try:
        root = find_workspace(next(folder for folder in place.parents if folder.is_dir()))
        name = place.relative_to(root).as_posix()
        around = {text.path: text.data for text in Folder(root).texts() if _is_shared(text.path, text.data)}
    except (OkrError, ValueError):  # a file that lies in no workspace any more can still be read
        around[WORKSPACE_FILE] = _NOBODYS.encode()
    before = {**around, **_committed_workspace(place.parent)}
    return read_both(MemoryTree(_with(before, name, old)), MemoryTree(_with(around, name, new)))


def _committed_workspace(folder: Path) -> dict[str, bytes]:
    """The workspace file of the last commit; nothing where there is none."""
    from okrkit.cli.opening import open_repository
    from okrkit.errors import OkrError
    from okrkit.reading.tree import WORKSPACE_FILE

    try:
        repository = open_repository(next(one for one in (folder, *folder.parents) if one.is_dir()))
        head = repository.head
        prefix = repository.workspace_at(head) if head else None
        listed = repository.listing(head, f"{prefix}{WORKSPACE_FILE}") if head and prefix is not None else []
        data = next((data for _, data in repository.blobs(one.blob for _, one in listed)), None)
        return {WORKSPACE_FILE: data} if data else {}
    except OkrError:
        return {}


def _is_shared(path: str, data: bytes) -> bool:
    """Whether a file says what others need: the workspace, or a registry of metrics."""
    from okrkit.reading.tree import WORKSPACE_FILE

    return path == WORKSPACE_FILE or data.startswith(b"metrics:") or b"\nmetrics:" in data


def _with(around: Mapping[str, bytes], name: str, file: str) -> dict[str, bytes]:
    """The texts around with this file as it is in ``file``, or without it where git names none."""
    others = {path: text for path, text in around.items() if path != name}
    return others if file == os.devnull else {**others, name: Path(file).read_bytes()}
