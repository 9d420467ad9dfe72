"""Versions of plan files, by git's id of their content, as what they say."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from okrkit.address import Address
from okrkit.finding import Finding, Severity
from okrkit.history.state import Good
from okrkit.plan import Plan
from okrkit.reading.build import Misshapen, OkrFile, build_metrics, build_okr_file, build_workspace, kind_of
from okrkit.reading.committed import too_large
from okrkit.reading.events import YamlError, read_data
from okrkit.reading.layouts import LAYOUTS, Layouts
from okrkit.reading.repository import Repository
from okrkit.workspace import Metric

Content = Plan | OkrFile | Mapping[str, Metric]
"""What a file says: the workspace without its objectives, a team's objectives, or metrics by id."""


class _Unread(NamedTuple):
    """Why bytes are no data; both empty where there are simply too many of them."""

    message: str
    help: str


class Versions:
    """Reads versions many at once, each at most once, and lets go of what `prefetch` no longer names."""

    def __init__(self, repository: Repository, layouts: Layouts = LAYOUTS) -> None:
        self._repository = repository
        self._layouts = layouts
        self._data: dict[str, object] = {}
        self._contents: dict[tuple[str, str, int], Content | Finding] = {}

    def prefetch(self, blobs: Iterable[str], keep: Mapping[str, Good]) -> None:
        """Make ready what will be asked for next; of all else only the contents of ``keep`` stay in memory."""
        kept = {(path, good.blob, good.layout) for path, good in keep.items()}
        self._contents = {key: content for key, content in self._contents.items() if key in kept}
        at_hand = {blob for _, blob, _ in self._contents}
        self._data = dict(self._read([blob for blob in dict.fromkeys(blobs) if blob not in at_hand]))

    def layout(self, blob: str) -> int | None:
        """The layout of a plan with this version of its workspace file; None where that cannot be read."""
        data = self._data_of(blob)
        return None if isinstance(data, _Unread) else self._layouts.of(data)

    def content(self, path: str, blob: str, layout: int) -> Content | Finding:
        """What one version says in a plan of some layout, or why it cannot be read."""
        key = (path, blob, layout)
        if key not in self._contents:
            self._contents[key] = _understand(path, self._data_of(blob), layout, self._layouts)
        return self._contents[key]

    def _data_of(self, blob: str) -> object:
        if blob not in self._data:
            self._data.update(self._read([blob]))
        return self._data[blob]

    def _read(self, blobs: Sequence[str]) -> Iterator[tuple[str, object]]:
        return ((blob, _parse(text)) for blob, text in self._repository.blobs(blobs))


def _parse(text: bytes | None) -> object:
    if text is None:
        return _Unread("", "")
    try:
        return read_data(text)
    except YamlError as error:
        return _Unread(error.message, error.help)


def _understand(path: str, data: object, layout: int, layouts: Layouts) -> Content | Finding:
    if isinstance(data, _Unread):
        if not data.message:
            return too_large(path)
        return Finding("syntax", Severity.ERROR, data.message, Address(path), data.help)
    try:
        data = layouts.current(data, path, layout)
        match kind_of(data, path):
            case "workspace":
                return build_workspace(data, path)
            case "metrics":
                return build_metrics(data, path)
            case "okr":
                return build_okr_file(data, path)
    except Misshapen as error:
        return Finding("schema", Severity.ERROR, error.message, Address(path, error.pointer), error.help)
