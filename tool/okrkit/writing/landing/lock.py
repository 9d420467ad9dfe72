"""One command at a time writes to a workspace, and what a killed one had begun is brought to an end by the next."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

from okrkit.errors import OkrError
from okrkit.writing.landing.journal import read_journal


def lock_file(root: Path) -> Path:
    """Where the lock of a workspace lies: in the git directory that it is in, where nobody commits it, else hidden in it.

    Each workspace of a repository has one of its own, for the journal in it names files from there.
    """
    for folder in (root, *root.parents):
        if (folder / ".git" / "HEAD").is_file():
            inside = root.relative_to(folder).as_posix()
            return folder / ".git" / f"okr-{sha256(os.fsencode(inside)).hexdigest()[:12]}.lock"
        if (folder / ".git").exists():  # a worktree or a submodule
            break
    return root / ".okr.lock"


@contextmanager
def locked(root: Path) -> Iterator[int]:
    """Hold the lock; the value is the open lock file, which is read and written as a journal and gone at the end.

    The system lets go of it when the process ends, however it ends: there are no stale locks, only journals to read.
    Raises `OkrError` while another command holds it.
    """
    path = lock_file(root)
    while True:
        file = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0), 0o600)
        if not _try_lock(file):
            os.close(file)
            raise OkrError(
                "another okr command is writing to this workspace", f"wait until it is done; it holds {path} as long as it runs"
            )
        if _is_still(path, file):
            break
        os.close(file)  # the one before removed it when it was done
    try:
        yield file
    finally:
        if not read_journal(file)[0]:
            with suppress(PermissionError):  # where a file that is open cannot be removed
                os.unlink(path)  # noqa: PTH108 (system calls are counted here, one by one)
        os.close(file)


def _is_still(path: Path, file: int) -> bool:
    try:
        return os.path.samestat(os.stat(path), os.fstat(file))  # noqa: PTH116
    except FileNotFoundError:
        return False


def _try_lock(file: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
