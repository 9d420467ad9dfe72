"""Files of a plan as one commit: made by git as if the user had typed it, with their hooks, their filters and their signature.

It is the one thing that okrkit does to a repository, and only where somebody asked for it with `--commit`.
"""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from okrkit.errors import OkrError
from okrkit.reading.revision import explain
from okrkit.writing.landing.files import Change, take_back, write_files

_NOT_ELSEWHERE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES")
"""What would make git commit to another repository than the one that the files lie in, as inside of a hook."""

_LAST_WORDS = 20

_UNDER_WAY = {
    "MERGE_HEAD": "merge",
    "CHERRY_PICK_HEAD": "cherry-pick",
    "REVERT_HEAD": "revert",
    "rebase-merge": "rebase",
    "rebase-apply": "rebase",
}
"""What git keeps in its folder while it waits for a person; a commit in between would become part of it, or end it."""


@dataclass(frozen=True, slots=True)
class Committed:
    """A commit by its id, and what hooks had to say about it."""

    id: str
    said: str


def ready_to_commit(root: Path, changed: Sequence[str]) -> tuple[str, ...]:
    """Where files below a folder are, behind links, once they can be committed by themselves. Raises `OkrError` where not.

    A file with changes that are not committed yet would take them along, and a merge cannot be committed in parts.
    """
    around = root.resolve()
    paths = tuple(os.path.relpath((around / path).resolve(), around).replace(os.sep, "/") for path in changed)
    told = _git(root, "status", "--porcelain", "-z", "--untracked-files=all", "--no-renames", "--", *paths)
    if told.status:
        raise explain(told.complaint)
    if before := [entry[3:] for entry in told.output.split("\0") if entry]:
        raise OkrError(f"{before[0]} has changes that are not committed", "commit or stash them first, or leave --commit out")
    if ignored := _git(root, "check-ignore", "-z", "--", *paths).output.split("\0")[0]:
        raise OkrError(f"git ignores {ignored}", "take it out of .gitignore, or leave --commit out")
    names = [word for name in _UNDER_WAY for word in ("--git-path", name)]
    places = _git(root, "rev-parse", *names).output.splitlines()
    if going := next((what for what, place in zip(_UNDER_WAY.values(), places, strict=True) if (root / place).exists()), None):
        raise OkrError(f"a {going} is going on here", f"end it, as with `git {going} --abort`, or leave --commit out")
    return paths


def write_and_commit(root: Path, changes: Mapping[str, Change], message: str) -> Committed:
    """Write files below a folder and commit them as they then stand, and nothing else: what is staged besides stays staged.

    Raises `OkrError` where git or one of its hooks refuses; then the files and the index are what they were. Only where a
    hook has changed the files as well they stay as it left them, for it may have done what it refused them for.
    """
    paths = ready_to_commit(root, tuple(changes))
    write_files(root, changes)
    try:
        return _commit(root, paths, message)
    except BaseException as why:
        try:
            take_back(root, changes)
        except OkrError as changed:
            if not isinstance(why, NotCommittedError):
                raise why from changed
            told = "git did not commit, and the files were changed while it tried"
            help = "they stay as they are now: see `git diff`, and commit or restore them; what was said:"
            raise NotCommittedError(told, help, why.said) from why
        raise


def _commit(root: Path, paths: Sequence[str], message: str) -> Committed:
    new = [path for path in paths if not _git(root, "ls-files", "--", path).output]
    try:
        if new:
            _needed(_git(root, "add", "--intent-to-add", "--", *new), "git could not add the new files: nothing was written")
        told = _git(root, "commit", "--quiet", "--only", "--file=-", "--", *paths, stdin=message)
        _needed(told, "git did not commit: nothing was written")
    except BaseException:
        if new:
            _git(root, "rm", "--cached", "--quiet", "--force", "--ignore-unmatch", "--", *new)
        raise
    _git(root, "reset", "--quiet", "--", *paths)  # else the index misses what a hook has made of them
    said = f"{told.output}{told.complaint}".strip()
    return Committed(_git(root, "rev-parse", "HEAD").output.strip(), said)


def user_email(folder: Path) -> str:
    """The address under which git would commit in a folder; empty where none is set up, or there is no git."""
    try:
        return _git(folder, "config", "--get", "user.email").output.strip()
    except OkrError:
        return ""


@dataclass(frozen=True, slots=True)
class _Told:
    status: int
    output: str
    complaint: str


def _needed(told: _Told, message: str) -> None:
    if told.status:
        words = f"{told.output}\n{told.complaint}".strip().splitlines()[-_LAST_WORDS:]
        raise NotCommittedError(message, "git or one of its hooks refused:" if words else "", tuple(words))


class NotCommittedError(OkrError):
    """git or one of its hooks refused; ``said`` are the lines that they said."""

    def __init__(self, message: str, help: str, said: tuple[str, ...]) -> None:
        super().__init__(message, help)
        self.said = said


def _git(root: Path, command: str, *arguments: str, stdin: str = "") -> _Told:
    try:
        import git
    except ImportError as error:
        raise OkrError("git could not be started", "install git and see that it is on PATH") from error
    program: Any = git.Git(str(root))
    words = [program.GIT_PYTHON_GIT_EXECUTABLE or "git", "--literal-pathspecs", command, *arguments]
    kept = {name: os.environ.pop(name) for name in _NOT_ELSEWHERE if name in os.environ}
    try:
        with TemporaryFile() as questions:
            questions.write(stdin.encode())
            questions.seek(0)
            told = program.execute(words, istream=questions, with_extended_output=True, with_exceptions=False)
    except git.GitCommandNotFound as error:
        raise OkrError("git could not be started", "install git and see that it is on PATH") from error
    finally:
        os.environ.update(kept)
    return _Told(*told)
