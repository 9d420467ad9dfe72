"""Files of a plan as one commit: made by git as if the user had typed it, with their hooks, their filters and their signature.

It is the one thing that okrkit does to a repository, and only where somebody asked for it with `--commit`.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from okrkit.errors import OkrError
from okrkit.reading.revision import explain

_NOT_ELSEWHERE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES")
"""What would make git commit to another repository than the one that the files lie in, as inside of a hook."""

_LAST_WORDS = 20


@dataclass(frozen=True, slots=True)
class Committed:
    """A commit by its id, and what hooks had to say about it."""

    id: str
    said: str


def ready_to_commit(root: Path, paths: Sequence[str]) -> None:
    """See that files below a folder can be committed by themselves. Raises `OkrError` where they cannot.

    A file with changes that are not committed yet would take them along, and a merge cannot be committed in parts.
    """
    told = _git(root, "status", "--porcelain", "-z", "--untracked-files=all", "--no-renames", "--", *paths)
    if told.status:
        raise explain(told.complaint)
    if changed := [entry[3:] for entry in told.output.split("\0") if entry]:
        raise OkrError(f"{changed[0]} has changes that are not committed", "commit or stash them first, or leave --commit out")
    if ignored := _git(root, "check-ignore", "-z", "--", *paths).output.split("\0")[0]:
        raise OkrError(f"git ignores {ignored}", "take it out of .gitignore, or leave --commit out")
    merging = _git(root, "rev-parse", "--quiet", "--verify", "MERGE_HEAD")
    if merging.status == 0:
        raise OkrError("a merge is going on here", "end it with `git commit` or `git merge --abort`, or leave --commit out")


def commit(root: Path, paths: Sequence[str], message: str) -> Committed:
    """Commit files below a folder as they stand, and nothing else: what is staged besides stays staged.

    Raises `OkrError` where git or one of its hooks refuses; then the index is what it was.
    """
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
        raise NotCommittedError(message, "\n".join(words))


class NotCommittedError(OkrError):
    """git or one of its hooks refused; the help is what they said, in lines."""


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
