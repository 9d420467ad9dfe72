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

from okrkit.reading.store import connect, is_damaged, removed, write

if TYPE_CHECKING:
    from okrkit.reading.events import JSON

SWITCH = "OKRKIT_CACHE"
"""The environment variable that names another folder, or turns the cache ``off``."""

_FILE = "cache.sqlite3"
_AT_ONCE = 500

Answer = TypeVar("Answer")


class Cache:
    """A store of JSON values by namespace and key; the namespace carries the versions of whatever made the values."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._connection = connect(path) if path else None

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
        if self._connection is None:
            return
        rows = []
        for key, item in items.items():
            name, value = _name(namespace, key), json.dumps(item, separators=(",", ":")).encode()
            rows.append((name, _checksum(name, value), value))
        self._ask(lambda db: write(db, rows))

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
            if is_damaged(error):
                self.close()
                self._connection = connect(self._path) if removed(self._path) else None
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


def _name(namespace: str, key: str) -> bytes:
    return blake2b(f"{namespace}\0{key}".encode(), digest_size=20).digest()


def _checksum(name: bytes, value: bytes) -> bytes:
    return blake2b(name + value, digest_size=16).digest()
