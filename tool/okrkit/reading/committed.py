"""A workspace as a commit holds it, and which of a commit's paths belong to one."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from okrkit.address import Address
from okrkit.finding import Finding, Severity
from okrkit.reading.raw import FileVersion
from okrkit.reading.tree import Text, is_plan_file, refused, unreadable_name
from okrkit.reading.yaml.decoding import MOST_BYTES


@dataclass(frozen=True, slots=True)
class CommittedTree:
    """The `Tree` of a commit.

    ``prefix`` leads from the top of the repository to the workspace, ``files`` are its regular files by
    path in the workspace, ``contents`` reads blobs by id.
    """

    name: str
    prefix: str
    plan: tuple[Text, ...]
    refused: tuple[Finding, ...]
    files: Mapping[str, FileVersion]
    contents: Callable[[Iterable[str]], Iterator[tuple[str, bytes | None]]]
    refused_blobs: Mapping[str, str] = field(default_factory=dict)

    def texts(self) -> Iterable[Text]:
        """Every YAML file below the root, sorted by path."""
        return self.plan

    def read(self, path: str) -> bytes | None:
        """Another file of the workspace; None where there is none, or it is larger than any that is read."""
        version = self.files.get(path)
        return next(data for _, data in self.contents([version.blob])) if version else None


def gather(
    name: str,
    prefix: str,
    listing: Iterable[tuple[bytes, FileVersion]],
    contents: Callable[[Iterable[str]], Iterator[tuple[str, bytes | None]]],
    refused: Iterable[Finding] = (),
) -> CommittedTree:
    """The tree of what a listing has below a prefix; ``refused`` is what is known not to be read already."""
    files, unread, blobs = dict[str, FileVersion](), list(refused), dict[str, str]()
    for path, version in listing:
        shown = path_in_workspace(path, prefix)
        if shown is not None and (finding := refusal(path, version, shown)) is None:
            files[shown] = version
        elif shown is not None and finding and is_plan_file(shown):
            unread.append(finding)
            blobs[finding.address.path] = version.blob
    plan = sorted(path for path in files if is_plan_file(path))
    data = dict(contents(files[path].blob for path in plan))
    texts = [(path, files[path].blob, data[files[path].blob]) for path in plan]
    unread += (too_large(path) for path, _, text in texts if text is None)
    blobs |= {path: blob for path, blob, text in texts if text is None}
    readable = tuple(Text(path, blob, text) for path, blob, text in texts if text is not None)
    return CommittedTree(name, prefix, readable, tuple(unread), files, contents, blobs)


def path_in_workspace(path: bytes, prefix: str) -> str | None:
    """A path from the top of the repository as one from the workspace root; None where it lies outside.

    Bytes that are not UTF-8 become backslash escapes: such a name can be shown, and never be opened.
    """
    folder = prefix.encode("utf-8", "surrogateescape")
    return path[len(folder) :].decode("utf-8", "backslashreplace") if path.startswith(folder) else None


def refusal(path: bytes, version: FileVersion, shown: str) -> Finding | None:
    """Why a committed file is not read, or None where it is. ``shown`` is its path in the workspace."""
    try:
        odd = not path.decode("utf-8").isprintable()
    except UnicodeDecodeError:
        odd = True
    if odd:
        return unreadable_name(shown)
    if version.mode == "120000":
        return refused(shown, "this is a symbolic link, which is not followed in a commit", "commit the file itself")
    if not version.is_file:
        return refused(shown, "this is another repository, not a file", "give the submodule a name that is not a YAML file's")
    return None


def too_large(path: str) -> Finding:
    """What is said of a file that is left unread for its size."""
    message, help = f"the file is larger than {MOST_BYTES >> 20} MiB", "split it: one file for each team and cycle is usual"
    return Finding("syntax", Severity.ERROR, message, Address(path), help)
