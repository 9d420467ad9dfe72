"""Findings that somebody decided to live with for now, kept in a file: what is new stands out."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from okrkit.errors import OkrError
from okrkit.lint.linting import Linted, Told

_VERSION = 1
_NEVER_KEPT = ("files", "settings")
"""Families whose findings are told again each time: they say that other findings cannot be trusted."""


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """A finding of a baseline. ``place`` is a reference or a path, for people; only the fingerprint counts."""

    place: str
    rule: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Compared:
    """Findings that a baseline does not have, how many it has, and its entries that are gone."""

    new: tuple[Told, ...]
    covered: int
    gone: tuple[Entry, ...]


def read_baseline(text: str, name: str) -> frozenset[Entry]:
    """The entries of a baseline. Raises `OkrError` where the text is none; ``name`` is what to call the file."""
    help = "mend it, or delete it: `--write-baseline` makes it anew"
    try:
        data = json.loads(text)
        version, listed = data["version"], data["findings"]
        entries = frozenset(Entry(str(one["place"]), str(one["rule"]), str(one["fingerprint"])) for one in listed)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        conflict = "it has the marks of a merge that nobody finished" if "<<<<<<<" in text else "it is no baseline"
        raise OkrError(f"{name} cannot be read: {conflict}", help) from error
    if version != _VERSION:
        raise OkrError(f"{name} is of version {version}, and this okr knows version {_VERSION}", help)
    return entries


def write_baseline(entries: Iterable[Entry]) -> str:
    """A baseline as JSON, sorted and with one finding on a line, so that a diff of it can be read and merged."""
    lines = ",\n".join(
        "    " + json.dumps({"fingerprint": one.fingerprint, "rule": one.rule, "place": one.place}) for one in sorted(entries)
    )
    body = f"[\n{lines}\n  ]" if lines else "[]"
    return f'{{\n  "version": {_VERSION},\n  "findings": {body}\n}}\n'


def entries_of(told: Iterable[Told]) -> frozenset[Entry]:
    """What a baseline keeps of findings: not those that say that a file or a setting cannot be used."""
    return frozenset(
        Entry(str(one.place.reference or one.place.path), one.finding.rule, one.fingerprint) for one in told if _is_kept(one)
    )


def compare_with(baseline: Iterable[Entry], said: Linted) -> Compared:
    """What of all findings is new, and what of the baseline is gone; of a rule that did not run, nothing is."""
    known, ran = {entry.fingerprint: entry for entry in baseline}, {rule.name for rule in said.ran}
    here = {one.fingerprint for one in said.told}
    new = tuple(one for one in said.told if one.fingerprint not in known or not _is_kept(one))
    gone = sorted(entry for entry in known.values() if entry.fingerprint not in here and entry.rule in ran)
    return Compared(new, len(said.told) - len(new), tuple(gone))


def _is_kept(one: Told) -> bool:
    return one.rule.family not in _NEVER_KEPT
