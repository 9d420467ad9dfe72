"""Files are replaced whole: all of them or none, whenever the machine stops.

The new texts are written beside the old ones, a journal in the lock file says so, and only then they take their places.
Whoever comes next after a command was killed finds the journal: it ends what was decided, and undoes what was not.
"""

import os
import stat
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from okrkit.errors import OkrError
from okrkit.reading.tree import is_plan_file
from okrkit.writing.landing.journal import Entry, journal, read_journal
from okrkit.writing.landing.lock import locked

_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0)
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


@dataclass(frozen=True, slots=True)
class Change:
    """The bytes of a file before and after; None before for one that is new."""

    before: bytes | None
    after: bytes


def write_files(root: Path, changes: Mapping[str, Change]) -> None:
    """Write files of a workspace, by their paths in it: all of them, or none.

    Modes stay, and links to files of the workspace stay links. Raises `OkrError` where a file is no longer what it was
    ``before``, may not be written, or lies elsewhere, and where another command writes.
    """
    _replace_all(root.resolve(), {path: (change.before, change.after) for path, change in changes.items()})


def take_back(root: Path, changes: Mapping[str, Change]) -> None:
    """Put back what files were before they were written, all of them or none; new ones go. Raises `OkrError` likewise."""
    _replace_all(root.resolve(), {path: (change.after, change.before) for path, change in changes.items()})


def _replace_all(root: Path, texts: Mapping[str, tuple[bytes | None, bytes | None]]) -> None:
    """The first text of each path gives way to the second; None is no file."""
    places = {path: _place(root, path) for path in texts}
    if len(set(places.values())) < len(places):
        raise OkrError("two of the files to be written are the same one", "change it under one of its names")
    entries = [Entry(place.relative_to(root).as_posix(), *map(_digest, texts[path])) for path, place in places.items()]
    with locked(root) as lock:
        _recover(root, lock)
        try:
            journal(lock, entries, decided=False)
            for path, place in places.items():
                if (new := texts[path][1]) is not None:
                    place.parent.mkdir(parents=True, exist_ok=True)
                    _write_beside(place, new)
            for path, place in places.items():
                _is_unchanged(path, place, texts[path][0])
            journal(lock, entries, decided=True)
        except BaseException:
            _undo(root, entries)
            journal(lock, [], decided=False)
            raise
        _finish(root, entries)
        journal(lock, [], decided=False)


def recover(root: Path) -> None:
    """Bring to an end what a killed command had begun to write. Raises `OkrError` as `write_files` does."""
    write_files(root, {})


def _recover(root: Path, lock: int) -> None:
    entries, decided = read_journal(lock)
    entries = [entry for entry in entries if is_plan_file(entry.path) and (root / entry.path).resolve() == root / entry.path]
    if decided:
        for entry in entries:
            place, beside = root / entry.path, _beside(root / entry.path)
            if beside.exists() and (_digest_of(beside), _digest_of(place)) != (entry.after, entry.before):
                raise OkrError(
                    f"an earlier command was stopped while it wrote {entry.path}, which has changed since",
                    f"take what you need from {beside}, and delete that file",
                )
        _finish(root, entries)
    else:
        _undo(root, entries)
    journal(lock, [], decided=False)


def _finish(root: Path, entries: Sequence[Entry]) -> None:
    """Let every new text take its place, and what has none go."""
    for entry in entries:
        place = root / entry.path
        with suppress(FileNotFoundError):  # it did before the command was killed
            if entry.after:
                os.replace(_beside(place), place)  # noqa: PTH105 (system calls are counted here, one by one)
            elif _digest_of(place) == entry.before:
                os.unlink(place)  # noqa: PTH108
    for folder in {(root / entry.path).parent for entry in entries}:
        _sync_folder(folder)
        _leave(root, folder)


def _undo(root: Path, entries: Sequence[Entry]) -> None:
    for entry in entries:
        with suppress(FileNotFoundError, NotADirectoryError):
            os.unlink(_beside(root / entry.path))  # noqa: PTH108
        _leave(root, (root / entry.path).parent)


def _leave(root: Path, folder: Path) -> None:
    """Take away folders that nothing is in: they were made for a file that is not there."""
    while folder != root:
        try:
            os.rmdir(folder)  # noqa: PTH106
        except FileNotFoundError:
            pass
        except OSError:
            return
        folder = folder.parent


def _place(root: Path, path: str) -> Path:
    """Where a path of the workspace leads, behind its links."""
    place = (root / path).resolve()
    if not place.is_relative_to(root) or not is_plan_file(place.relative_to(root).as_posix()):
        raise OkrError(f"{path} leads out of the workspace", "only files of the plan are written")
    if place.exists() and not place.is_file():
        raise OkrError(f"{path} is not a file", "move it out of the way")
    if place.exists() and not os.access(place, os.W_OK):
        raise OkrError(f"{path} may not be written", "make it writable")
    return place


def _write_beside(place: Path, data: bytes) -> None:
    """A new text on the disk, with the mode of the old one."""
    beside = _beside(place)
    with suppress(FileNotFoundError):
        os.unlink(beside)  # noqa: PTH108
    file = os.open(beside, _NEW, 0o666)
    try:
        with suppress(FileNotFoundError):
            os.chmod(beside, stat.S_IMODE(os.stat(place).st_mode))  # noqa: PTH101, PTH116
        while data:
            data = data[os.write(file, data) :]
        os.fsync(file)
    finally:
        os.close(file)


def _is_unchanged(path: str, place: Path, before: bytes | None) -> None:
    if _digest_of(place) != _digest(before):
        raise OkrError(f"{path} was changed by somebody else in the meantime", "nothing was written: run the command again")


def _beside(place: Path) -> Path:
    """Where the new text waits: hidden, so that it is no part of the plan."""
    return place.with_name(f".{place.name}.okr")


def _digest(data: bytes | None) -> str:
    return "" if data is None else sha256(data).hexdigest()


def _digest_of(place: Path) -> str:
    return _digest(place.read_bytes()) if place.is_file() else ""


def _sync_folder(folder: Path) -> None:
    with suppress(OSError):  # not every system opens folders
        file = os.open(folder, _READ)
        try:
            os.fsync(file)
        finally:
            os.close(file)
