"""An edit of a plan: what it changes is worked out, and proved, before anything is written."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from okrkit.diff import change as differences
from okrkit.diff.compare import compare
from okrkit.errors import OkrError
from okrkit.finding import Finding, Severity
from okrkit.objective import KeyResult
from okrkit.plan import Plan
from okrkit.reading.known import Known
from okrkit.reading.load import load
from okrkit.reading.loaded import Loaded
from okrkit.reading.tree import Text, Tree, blob_id
from okrkit.writing.edit import Edit
from okrkit.writing.files import Change, write_files
from okrkit.writing.order import order_of
from okrkit.writing.refusal import Refusal
from okrkit.writing.splice import splice


@dataclass(frozen=True, slots=True)
class Edited:
    """What an edit makes of one OKR file, and what that means: the plan with it, and the changes from the plan before."""

    path: str
    text: Change
    after: Plan
    changes: tuple[differences.Change, ...]

    def write(self, root: Path) -> None:
        """Put it on the disk, in the workspace at ``root``. Raises `OkrError` where the file has changed since."""
        write_files(root, {self.path: self.text})


class _With:
    """A tree with one text in the place of another."""

    def __init__(self, tree: Tree, text: Text) -> None:
        self._tree, self._text = tree, text

    @property
    def name(self) -> str:
        return self._tree.name

    @property
    def refused(self) -> tuple[Finding, ...]:
        return self._tree.refused

    @property
    def refused_blobs(self) -> Mapping[str, str]:
        return self._tree.refused_blobs

    def texts(self) -> Iterable[Text]:
        return [self._text if text.path == self._text.path else text for text in self._tree.texts()]

    def read(self, path: str) -> bytes | None:
        return self._tree.read(path)


def edit_plan(tree: Tree, loaded: Loaded, known: Known, edits: Sequence[Edit], about: KeyResult) -> Edited:
    """What edits of the file of a key result make of the plan that was ``loaded`` from a tree; nothing is written.

    Raises `Refusal` where something else than the key result would change, and `OkrError` where the plan would have an error
    that it has not yet, such as the name of somebody whom it does not know.
    """
    path = about.address.path
    before = loaded.texts[path].data
    after = splice(before, edits, order_of("okr"), path)
    edited = load(_With(tree, Text(path, blob_id(after), after)), known=known)
    old = {(finding.rule, finding.message, finding.address.path) for finding in loaded.findings}
    for finding in edited.findings:
        is_new = (finding.rule, finding.message, finding.address.path) not in old
        if is_new and finding.severity is Severity.ERROR:
            raise OkrError(finding.message, finding.help or "nothing was written")
    changes = compare(loaded.plan, edited.plan)
    if any(change.reference != about.reference for change in changes):
        raise Refusal(
            f"{path} was not changed: something else than {about.reference} would change with it", "change it by hand"
        )
    return Edited(path, Change(before, after), edited.plan, changes)
