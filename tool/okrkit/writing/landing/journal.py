"""What a command is about to write, kept on the disk until it is done."""

import json
import os
from collections.abc import Sequence
from typing import NamedTuple

_DECIDED = "decided"
_MOST_BYTES = 1 << 22


class Entry(NamedTuple):
    """A file of the workspace, behind its links, and the digests of its bytes; ``before`` is empty for a new one."""

    path: str
    before: str
    after: str


def journal(file: int, entries: Sequence[Entry], *, decided: bool) -> None:
    """Write down what will be done: first what is prepared, and once all is, that it is ``decided``."""
    if decided:
        os.lseek(file, 0, os.SEEK_END)
    else:
        os.ftruncate(file, 0)
        os.lseek(file, 0, os.SEEK_SET)
    data = f"{_DECIDED if decided else json.dumps(entries)}\n".encode()
    while data:
        data = data[os.write(file, data) :]
    os.fsync(file)


def read_journal(file: int) -> tuple[list[Entry], bool]:
    """What a command that was killed had prepared, and whether it was decided. What cannot be understood is nothing."""
    os.lseek(file, 0, os.SEEK_SET)
    data = b""
    while len(data) < _MOST_BYTES and (more := os.read(file, _MOST_BYTES)):
        data += more
    first, _, second = data.decode("utf-8", "replace").partition("\n")
    try:
        entries = [Entry(*map(str, entry)) for entry in json.loads(first or "[]")]
    except (ValueError, TypeError):
        return [], False
    return entries, second == f"{_DECIDED}\n"
