"""git, asked safely: the one door to GitPython, and all of git that okrkit ever runs.

A repository is somebody else's: its configuration may name programs (a monitor, hooks, filters, an
ssh command) and its environment may point elsewhere. Only commands that read objects are let
through, with everything switched off that could start another program or reach the network.
"""

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from threading import Lock, Thread
from typing import Any, BinaryIO, NamedTuple

from okrkit.errors import OkrError

COMMANDS = frozenset({"rev-parse", "rev-list", "diff-tree", "cat-file", "ls-tree", "ls-files", "merge-base", "for-each-ref"})
"""Plumbing that reads objects, references and the index, and never runs what a repository's configuration names."""

_SAFE = (
    "--no-pager",
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "safe.bareRepository=explicit"),
    "--literal-pathspecs",
    "--no-replace-objects",
    "--no-optional-locks",
)

_ENVIRONMENT = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",  # a partial clone must not fetch behind our back …
    "GIT_ALLOW_PROTOCOL": "none",  # … nor may a git that does not know the line above yet
    "GIT_GRAFT_FILE": os.devnull,
}

_KEPT = re.compile(r"GIT_(CONFIG_.*|CEILING_DIRECTORIES|DISCOVERY_ACROSS_FILESYSTEM|EXEC_PATH|TEST_.*|PYTHON_.*)")
"""The user's own settings (where their trust in a folder is written) stay; whatever names another repository, index or
store of objects, traces, or changes how paths are read does not."""

_COMPLAINTS = (
    (
        r"detected dubious ownership[\s\S]*?(git config --global --add safe\.directory .+)",
        "git does not trust this repository, because its folder belongs to another user",
        "if you trust it: {}",
    ),
    (
        "not a git repository",
        "this is not a git repository, so it has no history",
        "`git init` begins one; what does not look back works without",
    ),
    ("cannot use bare repository", "this folder lies inside a bare repository", "name the bare repository itself"),
    (
        "promisor|transport '.*' not allowed",
        "this is a partial clone, and it lacks the contents of older files",
        "`git fetch --refetch --no-filter` completes it",
    ),
    (
        "usage: git|unknown option",
        "this git is too old for okrkit",
        "git 2.33 or newer is needed; `git version` tells which it is",
    ),
)
"""What git writes, what it means to people, and what to do about it."""

_MISSING = r"(?:[Cc]ould not read|unable to (?:read|find)|bad object|missing \w+) '?([0-9a-f]{40,64})"

_LEFT_EARLY = -13
"""How a process ends that writes into a pipe which nobody reads any more."""

_environment_lock = Lock()


class Answer(NamedTuple):
    """What git said; ``status`` is 0 when it did what it was asked."""

    status: int
    output: bytes
    complaint: str

    @property
    def needed(self) -> bytes:
        """The output of a command that must not fail. Raises `OkrError` in words for people."""
        if self.status:
            raise explain(self.complaint)
        return self.output


def execute(folder: Path, command: str, *arguments: str, stdin: bytes = b"", of: Sequence[str] = ()) -> Answer:
    """Run one git command in ``folder`` to its end.

    ``of`` are options that name the repository and stand before the command. Arguments are ours or ids
    of objects, never a text that a user wrote, except behind ``--end-of-options``. Raises `OkrError`
    where there is no git to run.
    """
    started = _start(folder, command, arguments, stdin, of)
    output, complaint = started.proc.communicate()
    return Answer(started.proc.returncode, output, complaint.decode("utf-8", "replace"))


@contextmanager
def stream(folder: Path, command: str, *arguments: str, stdin: bytes = b"", of: Sequence[str] = ()) -> Iterator[BinaryIO]:
    """The output of a git command while it is being written, as `execute` would run it. Raises `OkrError` where it fails."""
    interrupt = _start(folder, command, arguments, stdin, of)  # ends the process if it is still there when this goes
    process = interrupt.proc
    complaint, failure = list[bytes](), None
    listener = Thread(target=lambda: complaint.append(process.stderr.read()))
    listener.start()  # git would wait for ever on a pipe that nobody empties
    try:
        yield process.stdout
    except OkrError as error:
        failure = error
    finally:
        process.stdout.close()
        status = process.wait()
        listener.join()
    if status > 0 or (status and not failure and status != _LEFT_EARLY):
        raise explain(b"".join(complaint).decode("utf-8", "replace")) from failure
    if failure:
        raise failure


def _start(folder: Path, command: str, arguments: Sequence[str], stdin: bytes, of: Sequence[str]) -> Any:
    """GitPython's handle of a process that has just begun."""
    if command not in COMMANDS:
        raise ValueError(f"git {command} is not one of the commands that only read objects")
    try:
        import git  # takes 0.1 s and runs `git version`
    except ImportError as error:
        raise _no_git() from error
    program = git.Git(str(folder))
    words = [program.GIT_PYTHON_GIT_EXECUTABLE or "git", *_SAFE, *of, command, *arguments]
    with TemporaryFile() as questions:  # from a pipe both sides could wait for each other for ever
        questions.write(stdin)
        questions.seek(0)
        try:
            with _environment_of_nobody():
                return program.execute(words, istream=questions, as_process=True, env=_ENVIRONMENT)
        except git.GitCommandNotFound as error:
            raise _no_git() from error


def explain(complaint: str) -> OkrError:
    """What git complains of, as one sentence and what to do about it."""
    for pattern, message, help in _COMPLAINTS:
        if match := re.search(pattern, complaint):
            return OkrError(message, help.format(*map(_printable, match.groups())))
    if match := re.search(_MISSING, complaint):
        return missing_object(match[1])
    told = [line.removeprefix("fatal: ").removeprefix("error: ") for line in complaint.splitlines() if line.strip()]
    reason = _printable(told[-1]) if told else "it does not say why"
    return OkrError(f"git cannot read this repository: {reason}", "`git fsck` may tell more")


def missing_object(id: str) -> OkrError:
    """Something that a commit names is not in the repository."""
    return OkrError(
        f"the repository is damaged: its object {id[:12]} is missing",
        "`git fsck` names what is missing; a fresh clone has it",
    )


def _no_git() -> OkrError:
    return OkrError("git was not found", "install git, or put it on PATH; what does not look back works without")


def _printable(text: str) -> str:
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)


@contextmanager
def _environment_of_nobody() -> Iterator[None]:
    """The process's environment without what git would follow somewhere else, until the child has started.

    GitPython lets a caller add variables for the child but take none away.
    """
    with _environment_lock:
        foreign = {
            name: os.environ.pop(name) for name in list(os.environ) if name.startswith("GIT_") and not _KEPT.fullmatch(name)
        }
        try:
            yield
        finally:
            os.environ.update(foreign)
