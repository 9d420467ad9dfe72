"""The bytes that git's plumbing writes, as values. Pure, and strict: what is not understood is refused, not skipped."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache
from sys import intern
from typing import BinaryIO, NamedTuple

COMMIT_FORMAT = "%H %P%x00%an%x00%ae%x00%ad%x00%cd%x00%s"
"""What `read_commits` reads, for ``rev-list --no-commit-header --date=raw --format=…``: one line for each commit."""

MESSAGE_FORMAT = "%H%x00%aN%x00%aE%x00%B%x00"
"""What `read_messages` reads; names and addresses are those of the repository's ``.mailmap``."""

_ID = rb"[0-9a-f]{40}(?:[0-9a-f]{24})?"
_LINE_OF_IDS = re.compile((rb"%b( %b)* ?" % (_ID, _ID)).decode())
_COMMIT = re.compile(_ID)
_CHANGE = re.compile(rb":([0-7]{6}) ([0-7]{6}) (%b) (%b) ([AMDT])" % (_ID, _ID))
_LISTED = re.compile(rb"([0-7]{6}) (blob|tree|commit) (%b) *\t(.+)" % _ID, re.DOTALL)
_STAGED = re.compile(rb"([0-7]{6}) (%b) ([0-3])\t(.+)" % _ID, re.DOTALL)
_SIZED = re.compile(rb"(%b) blob (0|[1-9][0-9]{0,17})\n" % _ID)
_MISSING = re.compile(rb"(%b) missing\n" % _ID)
_LONGEST_HEADER = 100
_PIECE = 1 << 16


class GarbledError(ValueError):
    """git wrote something that it never writes."""


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit, without what it changed.

    ``parents`` is empty for a root and where a shallow clone ends. ``authored`` and ``landed`` (git's
    committer date) carry the time zone that the commit was made in.
    """

    id: str
    parents: tuple[str, ...]
    author: str
    email: str
    authored: datetime
    landed: datetime
    subject: str


class Message(NamedTuple):
    """A commit's whole message, and its author by the name that the repository gives that person."""

    id: str
    author: str
    email: str
    text: str


class FileVersion(NamedTuple):
    """A file's content and what kind of entry it is, like ``100644`` for a regular file."""

    mode: str
    blob: str

    @property
    def is_file(self) -> bool:
        """Whether it is a regular file, not a symbolic link and not another repository."""
        return self.mode.startswith("100")


class FileChange(NamedTuple):
    """One path that differs between two commits; ``path`` is bytes, for git knows no encoding of names."""

    path: bytes
    before: FileVersion | None
    after: FileVersion | None


class Blob(NamedTuple):
    """A file's content. ``size`` in bytes is None where it is missing; ``data`` is None there, and where there is too much."""

    id: str
    size: int | None
    data: bytes | None


def read_commits(stream: BinaryIO) -> Iterator[Commit]:
    """Commits in the form of `COMMIT_FORMAT`; text that is not UTF-8 keeps its readable part. Raises `GarbledError`."""
    parents: list[str] = []
    for line in stream:
        ids, *fields = line[:-1].decode("utf-8", "replace").split("\0", 5)
        if len(fields) != 5 or not _LINE_OF_IDS.fullmatch(ids) or not line.endswith(b"\n"):
            raise GarbledError("a commit")
        expected = parents[0] if parents else ""
        id, *parents = ids.split()
        author, email, authored, landed, subject = fields
        commit = expected if id == expected else id  # a history is long, and most of what stands in it stands there twice
        when = _moment(authored)
        then = when if landed == authored else _moment(landed)
        yield Commit(commit, tuple(parents), intern(author), intern(email), when, then, subject)


def read_messages(data: bytes) -> Iterator[Message]:
    """Commits in the form of `MESSAGE_FORMAT`, each followed by a newline. Raises `GarbledError`."""
    *fields, rest = data.decode("utf-8", "replace").split("\0")
    if len(fields) % 4 or rest.strip():
        raise GarbledError("a message")
    for at in range(0, len(fields), 4):
        id, author, email, text = fields[at : at + 4]
        yield Message(id.removeprefix("\n"), author, email, text)


def read_diff_tree(stream: BinaryIO) -> Iterator[tuple[str, list[FileChange]]]:
    """``diff-tree --stdin -z --raw --no-renames``: each commit that differs from its first parent. Raises `GarbledError`."""
    tokens = _tokens(stream)
    commit, changes = "", list[FileChange]()
    for token in tokens:
        if match := _CHANGE.fullmatch(token):
            path = next(tokens, b"")
            if not path or not commit:
                raise GarbledError("a change without a path or a commit")
            changes.append(FileChange(path, _version(match[1], match[3]), _version(match[2], match[4])))
        elif _COMMIT.fullmatch(token):
            if commit:
                yield commit, changes
            commit, changes = token.decode("ascii"), []
        else:
            raise GarbledError("neither a commit nor a change")
    if commit:
        yield commit, changes


def _tokens(stream: BinaryIO) -> Iterator[bytes]:
    rest = b""
    while piece := stream.read(_PIECE):
        *whole, rest = (rest + piece).split(b"\0")
        yield from whole
    if rest:
        raise GarbledError("a token that does not end")


def read_listing(data: bytes) -> Iterator[tuple[bytes, FileVersion]]:
    """``ls-tree -r -z``: every path with what is there. Raises `GarbledError`."""
    for line in data.split(b"\0")[:-1]:
        match = _LISTED.fullmatch(line)
        if not match:
            raise GarbledError("an entry of a tree")
        yield match[4], FileVersion(match[1].decode("ascii"), match[3].decode("ascii"))


def read_index(data: bytes) -> Iterator[tuple[bytes, FileVersion, bool]]:
    """``ls-files --stage -z``: every path, what is staged of it, and whether that is in conflict. Raises `GarbledError`."""
    for line in data.split(b"\0")[:-1]:
        match = _STAGED.fullmatch(line)
        if not match:
            raise GarbledError("an entry of the index")
        yield match[4], FileVersion(match[1].decode("ascii"), match[2].decode("ascii")), match[3] != b"0"


def read_blobs(stream: BinaryIO, largest: int) -> Iterator[Blob]:
    """``cat-file --batch``: one blob after the other, and never more than one in memory. Raises `GarbledError`."""
    while header := stream.readline(_LONGEST_HEADER):
        if match := _SIZED.fullmatch(header):
            size = int(match[2])
            data = stream.read(size) if size <= largest else None
            left = size - len(data) if data is not None else _left_of(stream, size)
            if left or stream.read(1) != b"\n":
                raise GarbledError("a blob that does not end")
            yield Blob(match[1].decode("ascii"), size, data)
        elif match := _MISSING.fullmatch(header):
            yield Blob(match[1].decode("ascii"), None, None)
        else:
            raise GarbledError("neither a blob nor a missing one")


def _left_of(stream: BinaryIO, size: int) -> int:
    """How many bytes there are too few, after going past them all."""
    while size and (piece := stream.read(min(size, _PIECE))):
        size -= len(piece)
    return size


def _version(mode: bytes, id: bytes) -> FileVersion | None:
    return None if mode == b"000000" else FileVersion(mode.decode("ascii"), id.decode("ascii"))


def _moment(raw: str) -> datetime:
    """Seconds and a time zone; a nonsensical date, which git stores all the same, becomes the nearest that is one."""
    seconds, _, zone = raw.partition(" ")
    try:
        return datetime.fromtimestamp(int(seconds), _time_zone(zone))
    except (ValueError, OverflowError, OSError):
        late = seconds.isdecimal() and seconds.isascii()
        return datetime(9999, 12, 31, tzinfo=UTC) if late else datetime(1970, 1, 1, tzinfo=UTC)


@lru_cache(maxsize=64)
def _time_zone(zone: str) -> timezone:
    match = re.fullmatch(r"([+-])(\d{1,2})(\d\d)", zone, re.ASCII)
    if not match or int(match[2]) > 23 or int(match[3]) > 59:
        return UTC
    offset = timedelta(hours=int(match[2]), minutes=int(match[3]))
    return timezone(-offset if match[1] == "-" else offset)
