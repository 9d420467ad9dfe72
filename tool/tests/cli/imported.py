"""Repositories of many branches, made in one go; no file system has to be able to hold what stands in their trees."""

import subprocess
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple


class Link(NamedTuple):
    """A symbolic link."""

    target: str


class Elsewhere(NamedTuple):
    """Another repository, at a commit of its own."""

    commit: str


Files = Mapping[str | bytes, str | bytes | Link | Elsewhere]


class Branch(NamedTuple):
    """A branch with one commit; ``parents`` are the names of branches that are made before it."""

    files: Files
    on: date
    parents: tuple[str, ...] = ()


def import_branches(folder: Path, branches: Mapping[str, Branch]) -> None:
    """Make a repository without a work tree's files."""
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main", "."], cwd=folder, check=True)
    told = b"".join(part for name, branch in branches.items() for part in _commit(name, branch))
    subprocess.run(["git", "fast-import", "--quiet"], cwd=folder, input=told, check=True)


def _commit(name: str, branch: Branch) -> Iterator[bytes]:
    seconds = (branch.on - date(1970, 1, 1)).days * 86_400 + 43_200
    yield f"commit refs/heads/{name}\ncommitter Ana Lima <ana@example.com> {seconds} +0000\ndata 4\nPlan\n".encode()
    for verb, parent in zip(("from", "merge"), branch.parents, strict=False):
        yield f"{verb} refs/heads/{parent}\n".encode()
    yield b"deleteall\n"
    for path, content in branch.files.items():
        yield from _entry(path if isinstance(path, bytes) else path.encode(), content)
    yield b"\n"


def _entry(path: bytes, content: str | bytes | Link | Elsewhere) -> Iterator[bytes]:
    quoted = b'"%b"' % b"".join(b"\\%03o" % byte for byte in path)
    if isinstance(content, Elsewhere):
        yield b"M 160000 %b %b\n" % (content.commit.encode(), quoted)
        return
    mode, text = (b"120000", content.target) if isinstance(content, Link) else (b"100644", content)
    data = text.encode() if isinstance(text, str) else text
    yield b"M %b inline %b\ndata %d\n%b\n" % (mode, quoted, len(data), data)
