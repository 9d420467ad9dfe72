"""An edit of a plan: what it changes is worked out, and proved, before anything is written."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from okrkit.diff import change as differences
from okrkit.diff.compare import compare
from okrkit.errors import OkrError
from okrkit.finding import Finding, Severity
from okrkit.plan import Plan
from okrkit.reading.build import kind_of
from okrkit.reading.known import Known
from okrkit.reading.load import load
from okrkit.reading.loaded import Loaded
from okrkit.reading.tree import Text, Tree, blob_id
from okrkit.reference import Reference
from okrkit.writing.landing.files import Change
from okrkit.writing.splicing.by_hand import difference
from okrkit.writing.splicing.edit import Edit
from okrkit.writing.splicing.order import order_of
from okrkit.writing.splicing.refusal import Refusal
from okrkit.writing.splicing.splice import splice

Meant = Callable[[differences.Change], bool]
"""Whether a change of the plan is one that was asked for."""


@dataclass(frozen=True, slots=True)
class Edits:
    """What is to be done to a plan: edits of files that there are, and texts of files that there are not, by path.

    ``meant`` says which changes of the plan these may make.
    """

    meant: Meant
    files: Mapping[str, Sequence[Edit]]
    created: Mapping[str, bytes] | None = None


@dataclass(frozen=True, slots=True)
class Edited:
    """What edits make of some files, and what that means: the plan with them, and the changes from the plan before."""

    texts: Mapping[str, Change]
    after: Plan
    changes: tuple[differences.Change, ...]


def about(*references: Reference) -> Meant:
    """Only changes of these objectives and key results; naming an objective means its key results too."""
    named = frozenset(references)
    return lambda change: change.reference in named or change.reference.parent in named


def edit_plan(tree: Tree, loaded: Loaded, known: Known, edits: Edits) -> Edited | None:
    """What edits make of the plan that was ``loaded`` from a tree; nothing is written. None where no file would change.

    Raises `Refusal` where something else would change than what is meant, and `OkrError` where the plan would have an error
    that it has not yet, such as the name of somebody whom it does not know.
    """
    texts = dict(_texts(loaded, edits))
    if not texts:
        return None
    edited = load(_With(tree, texts), known=known)
    old = {(finding.rule, finding.message, finding.address.path) for finding in loaded.findings}
    for finding in edited.findings:
        is_new = (finding.rule, finding.message, finding.address.path) not in old
        if is_new and finding.severity is Severity.ERROR:
            raise OkrError(finding.message, finding.help or "nothing was written")
    changes = compare(loaded.plan, edited.plan)
    if other := next((change for change in changes if not edits.meant(change)), None):
        raise Refusal(
            f"{next(iter(texts))} was not changed: something else would change with it ({other.reference}: {other.kind})",
            "change it by hand",
            tuple(line for path, text in texts.items() for line in difference(text.before, text.after, path)),
        )
    return Edited(texts, edited.plan, changes)


def _texts(loaded: Loaded, edits: Edits) -> Iterable[tuple[str, Change]]:
    refused: list[Refusal] = []
    proposed: list[str] = []
    for path, wanted in edits.files.items():
        before = loaded.texts[path].data
        try:
            after = splice(before, wanted, order_of(kind_of(loaded.data[path], path)), path)
        except Refusal as refusal:  # a person has to make what is possible in the other files as well
            refused.append(refusal)
            proposed += refusal.patch
            continue
        if after != before:
            proposed += difference(before, after, path)
            yield path, Change(before, after)
    for path, text in (edits.created or {}).items():
        if path in loaded.texts:
            raise OkrError(f"there is a file {path} already", "nothing was written")
        proposed += difference(None, text, path)
        yield path, Change(None, text)
    if refused:
        raise Refusal(refused[0].message, refused[0].help, tuple(proposed))


class _With:
    """A tree with some texts in the place of others, or beside them."""

    def __init__(self, tree: Tree, texts: Mapping[str, Change]) -> None:
        self._tree = tree
        self._texts = {path: Text(path, blob_id(text.after), text.after) for path, text in texts.items()}

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
        every = {text.path: text for text in self._tree.texts()} | self._texts
        return [every[path] for path in sorted(every)]

    def read(self, path: str) -> bytes | None:
        return self._tree.read(path)
