"""Two trees become the two plans that are compared."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from okrkit.address import Address
from okrkit.errors import OkrError
from okrkit.finding import Finding, Severity
from okrkit.plan import Plan
from okrkit.reading.build import OkrFile, assemble, kind_of
from okrkit.reading.cache import Cache
from okrkit.reading.events import JSON, PARSER_VERSION, YamlError, read_data
from okrkit.reading.fields import Misshapen
from okrkit.reading.known import Known
from okrkit.reading.parts import NO_WORKSPACE, Part
from okrkit.reading.tree import WORKSPACE_FILE, Text, Tree
from okrkit.workspace import Metric

_NAMESPACE = f"data/{PARSER_VERSION}"
"""Data by git's id of the text, in a list of one."""

Side = Literal["before", "after"]


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that cannot be read on one side, and why. What the other side has of it stands in for it."""

    side: Side
    finding: Finding


@dataclass(frozen=True, slots=True)
class Both:
    """Two plans, and what became of their texts: ``touched`` are the paths of plan files whose text differs.

    ``moved`` are the folders of the workspace before and after, where it is not the same one.
    """

    before: Plan
    after: Plan
    touched: tuple[str, ...]
    unread: tuple[Unread, ...] = ()
    moved: tuple[str, str] | None = None


def read_both(before: Tree | None, after: Tree | None, cache: Cache | None = None, known: Known | None = None) -> Both:
    """The plans of two trees; None stands for a tree without a plan. ``known`` is what was read of them already.

    Files are not held to the schema, so that those of an older version can be compared. One that
    cannot be read is taken as it is on the other side: as unchanged, not as gone. Raises `OkrError`
    where that leaves no workspace to read the rest by.
    """
    trees: dict[Side, Tree | None] = {"before": before, "after": after}
    texts = {side: {text.path: text for text in tree.texts()} if tree else {} for side, tree in trees.items()}
    read = _Reader((text for side in texts.values() for text in side.values()), cache, known or Known())
    parts = {side: {path: read.part(text) for path, text in texts[side].items()} for side in texts}
    read.remember()
    for side, tree in trees.items():
        parts[side] |= {one.address.path: one for one in (tree.refused if tree else ())}
    plans = {side: _plan(parts[side], parts["after" if side == "before" else "before"]) for side in trees}
    for side, own in parts.items():
        if isinstance(fault := own.get(WORKSPACE_FILE), Finding) and not plans[side].organization:
            raise OkrError(f"{WORKSPACE_FILE} cannot be read: {fault.message}", "`okr validate` shows where")
    old, new = ({path: text.blob for path, text in texts[side].items()} for side in trees)
    touched = tuple(_touched(old, new, before, after))
    unread = tuple(
        Unread(side, part)
        for side, own in parts.items()
        for path, part in own.items()
        if isinstance(part, Finding) and (path in touched or parts["before"].get(path) != parts["after"].get(path))
    )
    return Both(plans["before"], plans["after"], touched, unread)


def _touched(old: Mapping[str, str], new: Mapping[str, str], before: Tree | None, after: Tree | None) -> Iterable[str]:
    """The paths whose contents differ, those included that are not read; of what git was not asked, nobody knows."""
    refused = [{one.address.path for one in tree.refused} if tree else set[str]() for tree in (before, after)]
    old, new = ({**read, **(tree.refused_blobs if tree else {})} for read, tree in ((old, before), (new, after)))
    unknown = (refused[0] & refused[1]) - (old.keys() & new.keys())
    return (path for path in sorted(old.keys() | new.keys()) if old.get(path) != new.get(path) and path not in unknown)


class _Reader:
    """Reads each text once, however often it stands somewhere; what is the same on both sides is one value."""

    def __init__(self, texts: Iterable[Text], cache: Cache | None, known: Known) -> None:
        self._parts: dict[tuple[str, str], Part | Finding] = {}
        self._known = known
        self._fresh: dict[str, JSON] = {}
        self._cache = cache
        blobs = [blob for blob in dict.fromkeys(text.blob for text in texts) if blob not in known.data]
        for blob, entry in (cache.get_many(_NAMESPACE, blobs) if cache else {}).items():
            if isinstance(entry, list) and len(entry) == 1:
                known.data[blob] = entry[0]

    def remember(self) -> None:
        """Let the next run know what was read."""
        if self._cache and self._fresh:
            self._cache.put_many(_NAMESPACE, self._fresh)

    def part(self, text: Text) -> Part | Finding:
        """What a text says, or why it cannot be read."""
        key = text.path, text.blob
        if key not in self._parts:
            self._parts[key] = self._understand(text)
        return self._parts[key]

    def _understand(self, text: Text) -> Part | Finding:
        try:
            if text.blob not in self._known.data:
                self._known.data[text.blob] = data = read_data(text.data)
                self._fresh[text.blob] = [data]
            data = self._known.data[text.blob]
            return self._known.part(text, data, kind_of(data, text.path))
        except YamlError as error:
            return Finding("syntax", Severity.ERROR, error.message, Address(text.path), error.help)
        except Misshapen as error:
            return Finding("schema", Severity.ERROR, error.message, Address(text.path, error.pointer), error.help)


def _plan(parts: Mapping[str, Part | Finding], others: Mapping[str, Part | Finding]) -> Plan:
    """The plan of one side; an empty one where it has no workspace."""
    if WORKSPACE_FILE not in parts:
        return NO_WORKSPACE
    workspace, files, metrics = NO_WORKSPACE, list[OkrFile](), dict[str, Metric]()
    for path, own in sorted(parts.items()):
        part = others.get(path) if isinstance(own, Finding) else own
        if isinstance(part, Plan):
            workspace = part
        elif isinstance(part, OkrFile):
            files.append(part)
        elif isinstance(part, dict):
            metrics = {**part, **metrics}
    return assemble(workspace, files, metrics)
