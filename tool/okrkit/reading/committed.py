"""A workspace as a commit holds it, and which of a commit's paths belong to one."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from okrkit.address import Address
from okrkit.finding import Finding, Severity
from okrkit.reading.raw import FileVersion
from okrkit.reading.tree import Text, is_plan_file


@dataclass(frozen=True)
class CommittedTree:
    """The `Tree` of a commit. ``files`` are its regular files by path, ``contents`` reads blobs by id."""

    name: str
    files: Mapping[str, FileVersion]
    refused: tuple[Finding, ...]
    contents: Callable[[Iterable[str]], Iterator[tuple[str, bytes | None]]]

    def texts(self) -> Iterable[Text]:
        """Every YAML file below the root, sorted by path."""
        return self._texts

    @cached_property
    def _texts(self) -> tuple[Text, ...]:
        wanted = {path: version.blob for path, version in sorted(self.files.items()) if is_plan_file(path)}
        contents = {blob: data or b"" for blob, data in self.contents(wanted.values())}
        return tuple(Text(path, blob, contents[blob]) for path, blob in wanted.items())

    def read(self, path: str) -> bytes | None:
        """Another file of the workspace; None where there is none, or it is larger than any that is read."""
        version = self.files.get(path)
        return next(data for _, data in self.contents([version.blob])) if version else None


def path_in_workspace(path: bytes, prefix: str) -> str | None:
    """A path from the top of the repository as one from the workspace root; None where it lies outside.

    Bytes that are not UTF-8 become backslash escapes: such a name can be shown, and never be opened.
    """
    text = path.decode("utf-8", "backslashreplace")
    return text[len(prefix) :] if text.startswith(prefix) else None


def refusal(path: bytes, version: FileVersion, shown: str) -> Finding | None:
    """Why a committed file is not read, or None where it is. ``shown`` is its path in the workspace."""
    try:
        odd = not path.decode("utf-8").isprintable()
    except UnicodeDecodeError:
        odd = True
    if odd:
        return _refused(shown, "the name of this file is not readable text", "rename it with letters, digits, `-` and `.`")
    if version.mode == "120000":
        return _refused(shown, "this is a symbolic link, which is not followed in a commit", "commit the file itself")
    if not version.is_file:
        return _refused(shown, "this is another repository, not a file", "give the submodule a name that is not a YAML file's")
    return None


def too_large(path: str, limit: int) -> Finding:
    """What is said of a file that is left unread for its size in bytes."""
    return _refused(path, f"this file is larger than {limit >> 20} MiB, so it is no plan", "split it by team and cycle")


def _refused(path: str, message: str, help: str) -> Finding:
    shown = "".join(letter if letter.isprintable() else letter.encode("unicode_escape").decode("ascii") for letter in path)
    return Finding("refused-file", Severity.ERROR, message, Address(shown), help)
