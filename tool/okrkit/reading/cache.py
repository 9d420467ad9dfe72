"""What was worked out before, kept in the user's cache folder.

A cache may be lost, old, foreign or damaged at any time. Then it is empty, never wrong and never an error: every
value carries a checksum, values are JSON and never code, and a file that is not ours is replaced.
"""

import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

if TYPE_CHECKING:
    from okrkit.reading.events import JSON

SWITCH = "OKRKIT_CACHE"
"""The environment variable that names another folder, or turns the cache ``off``."""

MOST_BYTES = 128 << 20
"""Past this size the older half is dropped. A history of 8,000 versions of files takes about 30 MB."""

_FILE = "cache.sqlite3"
_OURS = 0x6F6B726B
_SHAPE = 1
_PATIENCE = 2.0
_AT_ONCE = 500
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT, sqlite3.SQLITE_ERROR}
_CREATE = (
    "CREATE TABLE entry (number INTEGER PRIMARY KEY, name BLOB NOT NULL UNIQUE, checksum BLOB NOT NULL, value BLOB NOT NULL)",
    f"PRAGMA application_id = {_OURS}",
    f"PRAGMA user_version = {_SHAPE}",
)

Answer = TypeVar("Answer")


class Cache:
    """A store of JSON values by namespace and key; the namespace carries the versions of whatever made the values."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._connection = _connect(path) if path else None

    @classmethod
    def open(cls, folder: Path | None = None) -> Self:
        """The cache in a folder, by default the user's; one that keeps nothing where there can be none."""
        folder = folder or _users_folder()
        return cls(folder / _FILE if folder else None)

    def get_many(self, namespace: str, keys: Iterable[str]) -> "dict[str, JSON]":
        """The values that are known, by key and in the order of the keys."""
        wanted = {_name(namespace, key): key for key in keys}
        names = list(wanted)
        found: dict[bytes, JSON] = {}
        for start in range(0, len(names), _AT_ONCE):
            chunk = names[start : start + _AT_ONCE]
            marks = ",".join("?" * len(chunk))
            query = f"SELECT name, checksum, value FROM entry WHERE name IN ({marks})"  # noqa: S608 (marks only)
            for name, checksum, value in self._ask(lambda db: db.execute(query, chunk).fetchall()) or ():  # noqa: B023
                if isinstance(value, bytes) and checksum == _checksum(name, value):
                    found[name] = json.loads(value)
        return {wanted[name]: found[name] for name in names if name in found}

    def put_many(self, namespace: str, items: "Mapping[str, JSON]") -> None:
        """Keep values; where that is not possible they are forgotten."""
        rows = []
        for key, item in items.items():
            name, value = _name(namespace, key), json.dumps(item, separators=(",", ":")).encode()
            rows.append((name, _checksum(name, value), value))
        self._ask(lambda db: _write(db, rows))

    def close(self) -> None:
        """Let go of the file."""
        if self._connection:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _ask(self, question: Callable[[sqlite3.Connection], Answer]) -> Answer | None:
        """The answer of the store; None where it is busy, full or read-only, and where it is damaged, which empties it."""
        if not self._connection or not self._path:
            return None
        try:
            return question(self._connection)
        except sqlite3.Error as error:
            if _is_damaged(error):
                self.close()
                self._connection = _connect(self._path) if _removed(self._path) else None
            return None


def _users_folder() -> Path | None:
    switch = os.environ.get(SWITCH, "").strip()
    if switch.lower() == "off":
        return None
    if switch:
        return Path(switch)
    caches = os.environ.get("XDG_CACHE_HOME", "")
    if Path(caches).is_absolute():
        return Path(caches, "okrkit")
    with suppress(RuntimeError):  # nobody's process has no home
        return Path.home() / ".cache" / "okrkit"
    return None


def _connect(path: Path) -> sqlite3.Connection | None:
    """An open store of our shape, a new one in the place of anything else; None where there can be none."""
    for _ in range(2):
        try:
            return _opened(path)
        except sqlite3.Error as error:
            if not _is_damaged(error) or not _removed(path):
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


def _write(connection: sqlite3.Connection, rows: list[tuple[bytes, bytes, bytes]]) -> None:
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


def _removed(path: Path) -> bool:
    try:
        for end in ("-journal", ""):
            Path(f"{path}{end}").unlink(missing_ok=True)
    except OSError:
        return False
    return True


def _is_damaged(error: sqlite3.Error) -> bool:
    """Whether an error speaks of the content, and not of locks, room or rights."""
    return isinstance(error, _ForeignError) or getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGED


def _name(namespace: str, key: str) -> bytes:
    return blake2b(f"{namespace}\0{key}".encode(), digest_size=20).digest()


def _checksum(name: bytes, value: bytes) -> bytes:
    return blake2b(name + value, digest_size=16).digest()


class _ForeignError(sqlite3.DatabaseError):
    """The file is a database of something else."""
