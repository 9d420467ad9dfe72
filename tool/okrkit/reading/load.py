"""A tree becomes a plan, with everything that is wrong with it in one run."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from okrkit.address import Address
from okrkit.errors import OkrError
from okrkit.finding import Finding, Severity
from okrkit.reading.build import kind_of
from okrkit.reading.duplicates import duplicate_ids
from okrkit.reading.events import JSON, PARSER_VERSION, YamlError, read_data
from okrkit.reading.fields import Misshapen
from okrkit.reading.known import Known
from okrkit.reading.links import broken_links
from okrkit.reading.loaded import Loaded
from okrkit.reading.names import unknown_names
from okrkit.reading.nearest import nearest
from okrkit.reading.parts import NO_WORKSPACE, Part, Parts, build_part
from okrkit.reading.salvage import salvage
from okrkit.reading.schema import SchemaName, check, check_custom, schema_digest
from okrkit.reading.tree import WORKSPACE_FILE, Text, Tree
from okrkit.reference import SLUG

if TYPE_CHECKING:
    from okrkit.reading.cache import Cache


class _File(NamedTuple):
    """One text with what it says.

    ``data`` keeps to its schema; ``faulty`` does not. Both are None where the text is no data, or no
    part of a plan.
    """

    text: Text
    kind: SchemaName
    data: JSON
    faulty: JSON = None

    @property
    def written(self) -> JSON:
        """What stands in it, with or without faults."""
        return self.faulty if self.data is None else self.data


def load(tree: Tree, cache: "Cache | None" = None, known: Known | None = None) -> Loaded:
    """Read a whole workspace; ``known`` is what was read of others. Raises `OkrError` where there is none."""
    known = known or Known()
    texts = {text.path: text for text in tree.texts()}
    if WORKSPACE_FILE not in texts:
        for finding in tree.refused:
            if finding.address.path == WORKSPACE_FILE:
                raise OkrError(f"{WORKSPACE_FILE} in {tree.name} cannot be read: {finding.message}", finding.help)
        raise OkrError(f"there is no {WORKSPACE_FILE} in {tree.name}", "it marks a workspace: `okr demo DIR` shows one at work")
    findings = list(tree.refused)
    files = {file.text.path: file for file in _read(texts.values(), findings, cache, known)}
    gathered = _gather(files.values(), findings, known)
    findings += (one for one in _check_plan(gathered.every, tree) if not _speaks_of_unread(one, files, gathered.unread))
    plan, written = gathered.good.plan(), {path: file.written for path, file in files.items()}
    loaded = Loaded(plan, (), texts, written, gathered.draft.plan() if gathered.has_drafts else plan)
    return replace(loaded, findings=tuple(sorted(findings, key=lambda one: (loaded.locate(one.address), one.severity.rank))))


def _read(texts: Iterable[Text], findings: list[Finding], cache: "Cache | None", known: Known) -> Iterator[_File]:
    """Every text as data, telling what is wrong with it; those known to be good are not read again."""
    texts = tuple(texts)
    names: tuple[SchemaName, ...] = ("workspace", "okr", "metrics")
    namespace = f"valid/{PARSER_VERSION}/" + "/".join(schema_digest(name) for name in names) if cache else ""
    if cache:
        known.valid |= cache.get_many(namespace, [key for key in map(_key, texts) if key not in known.valid])
    fresh: dict[str, JSON] = {}
    for text in texts:
        data = known.valid.get(_key(text))
        if data is not None:
            yield _File(text, kind_of(data, text.path), data)
            continue
        file = _parse(text, findings)
        if file.data is not None:
            fresh[_key(text)] = file.data
        yield file
    known.valid |= fresh
    if cache and fresh:
        cache.put_many(namespace, fresh)


def _key(text: Text) -> str:
    return f"{'workspace' if text.path == WORKSPACE_FILE else 'file'}/{text.blob}"


def _parse(text: Text, findings: list[Finding]) -> _File:
    """One text, after telling what is wrong with it."""
    try:
        data = read_data(text.data)
    except YamlError as error:
        findings.append(Finding("syntax", Severity.ERROR, error.message, Address(text.path), error.help))
        return _File(text, kind_of(None, text.path), None)
    kind = kind_of(data, text.path)
    if stranger := _stranger(data, text.path):
        findings.append(stranger)
        return _File(text, kind, None)
    faults = check(data, kind)
    for fault in faults:
        where = Address(text.path, fault.pointer, fault.on_key)
        findings.append(Finding("schema", Severity.ERROR, fault.message, where, fault.help))
    return _File(text, kind, None, data) if faults else _File(text, kind, data)


def _stranger(data: object, path: str) -> Finding | None:
    """What to say of a file that is no part of a plan at all, where a list of its faults would say nothing."""
    if path == WORKSPACE_FILE or not isinstance(data, dict) or not data:
        return None
    if path.endswith(f"/{WORKSPACE_FILE}"):
        help = f"a workspace has one {WORKSPACE_FILE}, at its top: move what this one says there"
        return Finding("schema", Severity.ERROR, "this is a second workspace, inside of another", Address(path), help)
    known = ("team", "cycle", "objectives", "review", "metrics")
    if any(key in known or nearest(str(key), known) for key in data):
        return None
    message = "this is no part of a plan: it has neither `objectives` nor `metrics`"
    help = "keep the plan in a folder of its own, like okrs/, or move this file out of it"
    return Finding("schema", Severity.ERROR, message, Address(path), help)


class _Gathered(NamedTuple):
    """Parts by how far they can be trusted, and the files of which nothing is left.

    ``good`` are those of files without a fault; ``draft`` those and the ones that break the schema but can be understood
    as they stand; ``every`` those too of which only some can.
    """

    good: Parts
    draft: Parts
    every: Parts
    unread: list[_File]

    @property
    def has_drafts(self) -> bool:
        """Whether a draft says more than the good files."""
        return (len(self.draft.files), len(self.draft.metrics)) != (len(self.good.files), len(self.good.metrics))


def _gather(files: Iterable[_File], findings: list[Finding], known: Known) -> _Gathered:
    gathered = _Gathered(Parts(), Parts(), Parts(), [])
    for file in files:
        part, trusted = _part(file, findings, known)
        if part is None:
            gathered.unread.append(file)
            continue
        findings += gathered.every.add(part)
        if trusted:
            gathered.draft.add(part)
        if trusted and file.data is not None:
            gathered.good.add(part)
    return gathered


def _part(file: _File, findings: list[Finding], known: Known) -> tuple[Part | None, bool]:
    """What a file says, and whether that is all of it. A workspace with a fault is never: it says how to judge the others."""
    if not file.written:
        return None, False
    try:
        return known.part(file.text, file.written, file.kind), file.data is not None or file.kind != "workspace"
    except Misshapen as error:
        if file.data is not None:  # what the schema cannot say, like a cycle that ends before it starts
            where = Address(file.text.path, error.pointer)
            findings.append(Finding("schema", Severity.ERROR, error.message, where, error.help))
    return salvage(partial(build_part, kind=file.kind, path=file.text.path), file.written), False


def _check_plan(parts: Parts, tree: Tree) -> Iterator[Finding]:
    files, plan = tuple(parts.files), parts.plan()
    yield from duplicate_ids(files)
    if plan is not NO_WORKSPACE:  # without teams, people and metrics every name would be unknown
        yield from unknown_names(plan, files)
        yield from broken_links(plan)
        yield from check_custom(plan, tree)


def _speaks_of_unread(finding: Finding, files: Mapping[str, _File], unread: list[_File]) -> bool:
    """Whether a name is unknown only because the file that defines it could not be read."""
    if finding.rule != "unknown-reference" or not unread:
        return False
    written: Any = files[finding.address.path].written
    for step in finding.address.pointer:
        written = written[step] if not isinstance(written, dict) or step in written else step
    if isinstance(written, dict):
        written = written.get("to", finding.address.pointer[-1])
    names = re.findall(SLUG, str(written))
    return any(all(name.encode() in file.text.data for name in names) for file in unread)
