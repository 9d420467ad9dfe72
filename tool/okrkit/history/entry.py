"""What is remembered of a commit between two runs, as JSON that is believed only as far as its shape goes."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from math import isfinite
from sys import intern
from typing import Any, NoReturn, TypeVar

from okrkit.address import Address
from okrkit.diff.change import Change, ChangeKind
from okrkit.finding import Finding, Severity
from okrkit.history.moment import Renamed
from okrkit.history.state import FileKind, Good
from okrkit.reference import Reference

T = TypeVar("T")

Files = tuple[tuple[str, Good | None], ...]
"""The good versions of files that a commit brought, by path, None for one that it removed; only a fold asks for them."""

_BLOB = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")

_KINDS = {str(kind): kind for kind in ChangeKind}
_FILE_KINDS: dict[str, FileKind] = {"workspace": "workspace", "okr": "okr", "metrics": "metrics"}


class UntrueError(Exception):
    """What was remembered of a commit cannot be: a cache that somebody else wrote."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What one commit did to the plan, and whether it ``touches`` any of its files.

    ``moved_from`` is the folder of the workspace before the commit, where that was another one.
    """

    touches: bool = False
    changes: tuple[Change, ...] = ()
    unreadable: tuple[Finding, ...] = ()
    renamed: tuple[Renamed, ...] = ()
    moved_from: str | None = None

    @property
    def tells(self) -> bool:
        """Whether there is anything for a person to read."""
        return bool(self.changes or self.unreadable)


EMPTY = Entry()


def encode(entry: Entry) -> Any:
    """The entry as JSON; most commits of most repositories are 0."""
    if entry == EMPTY:
        return 0
    return [
        entry.touches,
        [_encode_change(change) for change in entry.changes],
        [_encode_finding(finding) for finding in entry.unreadable],
        [[*_encode_reference(before), *_encode_reference(after)] for before, after in entry.renamed],
        entry.moved_from,
    ]


def decode(data: Any) -> Entry | None:
    """The entry that JSON stands for; None where it has not the shape of one."""
    if data == 0 and type(data) is int:
        return EMPTY
    try:
        touches, changes, unreadable, renamed, moved_from = data
        return Entry(
            touches if type(touches) is bool else _wrong(),
            _each(_decode_change, changes),
            _each(_decode_finding, unreadable),
            _each(_decode_renamed, renamed),
            _folder(moved_from),
        )
    except (TypeError, ValueError, KeyError):
        return None


def encode_files(files: Files) -> Any:
    """The files as JSON."""
    return [[path, *good] if good else [path] for path, good in files]


def decode_files(data: Any) -> Files:
    """The files that JSON stands for. Raises `UntrueError` where it has not the shape of any."""
    try:
        return _each(_decode_file, data)
    except (TypeError, ValueError, KeyError):
        raise UntrueError from None


def _encode_reference(reference: Reference) -> list[str | None]:
    return [reference.team, reference.objective, reference.cycle, reference.key_result]


def _encode_change(change: Change) -> list[Any]:
    values = [change.before, change.after, change.unit, change.detail, change.note, change.by]
    return [change.kind, *_encode_reference(change.reference), change.title, *values]


def _encode_finding(finding: Finding) -> list[Any]:
    where = finding.address
    return [finding.rule, finding.severity, finding.message, finding.help, where.path, list(where.pointer), where.on_key]


def _each(read: Callable[[Any], T], data: Any) -> tuple[T, ...]:
    if type(data) is not list:
        _wrong()
    return tuple([read(one) for one in data]) if data else ()


def _decode_file(data: Any) -> tuple[str, Good | None]:
    path, *good = data
    if not good:
        return _text(path), None
    blob, kind, holds, layout = good
    if type(holds) is not list or type(layout) is not int:
        _wrong()
    _all_text([path, *holds])
    return path, Good(_id(blob), _FILE_KINDS[kind], tuple(holds), layout)


def _decode_change(data: Any) -> Change:
    kind, team, objective, cycle, key_result, title, before, after, unit, detail, note, by = data
    texts = [title, unit, detail, note]
    if by is not None:
        texts.append(by)
    for value in (before, after):
        if type(value) is float or type(value) is int:
            if not isfinite(value):
                _wrong()
        elif value is not None:
            texts.append(value)
    _all_text(texts)
    reference = _decode_reference(team, objective, cycle, key_result)
    return Change(_KINDS[kind], reference, intern(title), before, after, intern(unit), intern(detail), note, by)


def _decode_finding(data: Any) -> Finding:
    rule, severity, message, help, path, pointer, on_key = data
    if type(on_key) is not bool:
        _wrong()
    where = Address(_text(path), _each(_step, pointer), on_key)
    return Finding(_text(rule), Severity(severity), _text(message), where, _text(help))


def _decode_renamed(data: Any) -> Renamed:
    *before, team, objective, cycle, key_result = data
    return _decode_reference(*before), _decode_reference(team, objective, cycle, key_result)


@lru_cache(maxsize=4096)
def _decode_reference(team: Any, objective: Any, cycle: Any, key_result: Any) -> Reference:
    return Reference(_text(team), _text(objective), _text_or_none(cycle), _text_or_none(key_result))


def _text(data: Any) -> str:
    if type(data) is not str:
        _wrong()
    _all_text([data])
    return data


def _text_or_none(data: Any) -> str | None:
    return None if data is None else _text(data)


def _folder(data: Any) -> str | None:
    """A folder may have a name that is not UTF-8."""
    if data is None:
        return None
    if type(data) is not str or "\0" in data:
        _wrong()
    data.encode("utf-8", "surrogateescape")
    return data


def _id(data: Any) -> str:
    return data if type(data) is str and _BLOB.fullmatch(data) else _wrong()


def _step(data: Any) -> str | int:
    return int(data) if type(data) is int else _text(data)


def _all_text(data: list[Any]) -> None:
    """Refuse anything but texts, and half a character, which cannot be shown."""
    joined = "".join(data)
    if not joined.isascii():
        joined.encode()


def _wrong() -> NoReturn:
    raise ValueError
