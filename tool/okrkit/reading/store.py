"""The SQLite file of the cache: made when missing, replaced when damaged or not ours, left alone when busy."""

import os
import sqlite3
from pathlib import Path

MOST_BYTES = 128 << 20
"""Past this size the older half is dropped. The history of 5,000 commits takes about 6 MB."""

_OURS = 0x6F6B726B
_SHAPE = 1
_PATIENCE = 2.0
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT, sqlite3.SQLITE_ERROR}
_CREATE = (
    "CREATE TABLE entry (number INTEGER PRIMARY KEY, name BLOB NOT NULL UNIQUE, checksum BLOB NOT NULL, value BLOB NOT NULL)",
    f"PRAGMA application_id = {_OURS}",
    f"PRAGMA user_version = {_SHAPE}",
)


def connect(path: Path) -> sqlite3.Connection | None:
    """An open store of our shape, a new one in the place of anything else; None where there can be none."""
    for _ in range(2):
        try:
            return _opened(path)
        except sqlite3.Error as error:
            if not is_damaged(error) or not removed(path):
                return None
        except OSError:
            return None
    return None


def _opened(path: Path) -> sqlite3.Connection | None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if hasattr(os, "geteuid") and os.fstat(file).st_uid != os.geteuid():
            return None  # somebody else could have written it
    finally:
        os.close(file)
    connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA synchronous = OFF")
        if not _is_ours(connection):
            _lay_out(connection)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _is_ours(connection: sqlite3.Connection) -> bool:
    marks = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
    return marks == [_OURS, _SHAPE]


def _lay_out(connection: sqlite3.Connection) -> None:
    """Make an empty file a store, unless another process just did; a file that holds something else is foreign."""
    connection.execute("BEGIN IMMEDIATE")
    if not _is_ours(connection):
        if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise _ForeignError
        for statement in _CREATE:
            connection.execute(statement)
    connection.execute("COMMIT")


def write(connection: sqlite3.Connection, rows: list[tuple[bytes, bytes, bytes]]) -> None:
    """Keep rows of name, checksum and value, and drop the older half of all where they get too many; raises sqlite3.Error."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.executemany("INSERT OR REPLACE INTO entry (name, checksum, value) VALUES (?, ?, ?)", rows)
        pages, free, size = (
            connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
        )
        if (pages - free) * size > MOST_BYTES:
            connection.execute("DELETE FROM entry WHERE number <= (SELECT (min(number) + max(number)) / 2 FROM entry)")
        connection.execute("COMMIT")
    except sqlite3.Error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def removed(path: Path) -> bool:
    """Delete the file and what SQLite may have left beside it; whether that worked."""
    try:
        for end in ("-journal", ""):
            Path(f"{path}{end}").unlink(missing_ok=True)
    except OSError:
        return False
    return True


def is_damaged(error: sqlite3.Error) -> bool:
    """Whether an error speaks of the content, and not of locks, room or rights."""
    return isinstance(error, _ForeignError) or getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGED


class _ForeignError(sqlite3.DatabaseError):
    """The file is a database of something else."""
