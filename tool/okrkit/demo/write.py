"""Write a told story as a git repository, the same to the last bit on every machine.

The one place beside `okrkit.reading` that knows git: everything else reads repositories, this makes one.
"""

import os
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from okrkit.demo.telling import Told
from okrkit.errors import OkrError

if TYPE_CHECKING:
    from git.cmd import Git

_NOT_OURS = ("core.hooksPath", "core.attributesFile", "core.excludesFile")
_SETTINGS = ("core.autocrlf=false", "core.eol=lf", "core.fsmonitor=false", "core.fileMode=false", "init.defaultBranch=main")
_GIT = ["git", *(part for setting in (*(f"{name}={os.devnull}" for name in _NOT_OURS), *_SETTINGS) for part in ("-c", setting))]


def write_repository(told: Sequence[Told], folder: Path) -> str:
    """Make a repository with these commits on ``main`` and their last files in the work tree; the id of its last commit.

    Nothing of the user's or the machine's configuration takes part and no other program runs.
    Raises `OkrError` where there is no git, or where git cannot write.
    """
    try:
        from git import Git
        from git.exc import GitError
    except ImportError as error:
        raise OkrError("git could not be started", "install git and see that it is on PATH") from error
    git = Git(folder)
    try:
        _run(git, folder, "init", "--quiet", "--template=")
        with TemporaryFile() as stream:
            for part in _stream(told):
                stream.write(part)
            stream.seek(0)
            _run(git, folder, "fast-import", "--quiet", "--date-format=raw", "--done", stream=stream)
        _run(git, folder, "reset", "--quiet", "--hard", "refs/heads/main")
        return _run(git, folder, "rev-parse", "--verify", "refs/heads/main")
    except GitError as error:
        raise OkrError(f"git could not write the demo into {folder}", str(error).strip().splitlines()[-1]) from error


def _run(git: "Git", folder: Path, *arguments: str, stream: object = None) -> str:
    store = folder / ".git"
    environment = {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_COUNT": "0",
        "GIT_CONFIG_PARAMETERS": "",
        "GIT_DIR": str(store),
        "GIT_WORK_TREE": str(folder),
        "GIT_INDEX_FILE": str(store / "index"),
        "GIT_OBJECT_DIRECTORY": str(store / "objects"),
        "GIT_DEFAULT_HASH": "sha1",
        "GIT_TERMINAL_PROMPT": "0",
    }
    return str(git.execute([*_GIT, *arguments], istream=stream, env=environment))  # type: ignore[call-overload]


def _stream(told: Sequence[Told]) -> Iterator[bytes]:
    """The story in the language of ``git fast-import``."""
    for position, commit in enumerate(told):
        yield f"commit refs/heads/main\nmark :{position + 1}\n".encode()
        yield f"author {commit.author} {_raw(commit.authored)}\n".encode()
        yield f"committer {commit.committer} {_raw(commit.committed)}\n".encode()
        yield _data(commit.message)
        for word, parent in zip(("from", "merge"), commit.parents, strict=False):
            yield f"{word} :{parent + 1}\n".encode()
        before = told[commit.parents[0]].files if commit.parents else {}
        for path in sorted(before.keys() - commit.files.keys()):
            yield f"D {path}\n".encode()
        for path, text in sorted(commit.files.items()):
            if before.get(path) != text:
                yield f"M 100644 inline {path}\n".encode() + _data(text)
        yield b"\n"
    yield b"done\n"


def _data(text: str) -> bytes:
    content = text.encode()
    return b"data %d\n%b\n" % (len(content), content)


def _raw(when: datetime) -> str:
    return f"{int(when.timestamp())} {when:%z}"
