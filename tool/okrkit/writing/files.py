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
from okrkit.writing.journal import Entry, journal, read_journal
from okrkit.writing.lock import locked

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
    root = root.resolve()
    places = {path: _place(root, path) for path in changes}
    if len(set(places.values())) < len(places):
        raise OkrError("two of the files to be written are the same one", "change it under one of its names")
    entries = [
        Entry(place.relative_to(root).as_posix(), _digest(changes[path].before), _digest(changes[path].after))
        for path, place in places.items()
    ]
    with locked(root) as lock:
        _recover(root, lock)
        try:
            journal(lock, entries, decided=False)
            for path, place in places.items():
                place.parent.mkdir(parents=True, exist_ok=True)
                _write_beside(place, changes[path].after)
            for path, place in places.items():
                _is_unchanged(path, place, changes[path].before)
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
    """Let every new text take its place."""
    for entry in entries:
        place = root / entry.path
        with suppress(FileNotFoundError):  # it did before the command was killed
            os.replace(_beside(place), place)  # noqa: PTH105 (system calls are counted here, one by one)
    for folder in {(root / entry.path).parent for entry in entries}:
        _sync_folder(folder)


def _undo(root: Path, entries: Sequence[Entry]) -> None:
    for entry in entries:
        with suppress(FileNotFoundError):
            os.unlink(_beside(root / entry.path))  # noqa: PTH108


def _place(root: Path, path: str) -> Path:
    """Where a path of the workspace leads, behind its links."""
    place = (root / path).resolve()
    if not place.is_relative_to(root) or not is_plan_file(place.relative_to(root).as_posix()):
        raise OkrError(f"{path} leads out of the workspace", "only files of the plan are written")
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
