"""Named texts somewhere: in a folder, in a commit, in memory."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha1
from typing import Protocol

from okrkit.address import Address
from okrkit.finding import Finding, Severity

WORKSPACE_FILE = "okrs.yaml"
"""The only fixed name: it marks the root of a workspace."""

SUFFIXES = (".yaml", ".yml")

UNSAFE_PATH = "unsafe-path"
"""The rule of what stands in a tree and is not read."""


@dataclass(frozen=True, slots=True)
class Text:
    """One file's content. ``path`` is relative to the workspace root, ``blob`` is git's id of the content."""

    path: str
    blob: str
    data: bytes


class Tree(Protocol):
    """A workspace's texts, all of one moment."""

    @property
    def name(self) -> str:
        """What to call it in a sentence, like ``okrs`` or ``okrs at 4e1f0aa``."""
        ...

    def texts(self) -> Iterable[Text]:
        """Every YAML file below the root, sorted by path; hidden files and folders are left out."""
        ...

    def read(self, path: str) -> bytes | None:
        """Another file of the workspace, like a schema it names; None where there is none."""
        ...

    @property
    def refused(self) -> tuple[Finding, ...]:
        """What stands in the tree and was not read, and why: a link that leaves it, an unreadable name."""
        ...

    @property
    def refused_blobs(self) -> Mapping[str, str]:
        """The ids that git gives to what was not read, by path, as far as they are known: so that a change of it is seen."""
        ...


def is_plan_file(path: str) -> bool:
    """Whether a path, relative to the workspace root, is one that a plan is read from."""
    parts = path.split("/")
    return parts[-1].endswith(SUFFIXES) and not any(part.startswith(".") for part in parts)


def blob_id(data: bytes) -> str:
    """The id that git gives to this content: 40 hexadecimal digits."""
    return sha1(b"blob %d\0%b" % (len(data), data), usedforsecurity=False).hexdigest()


def refused(path: str, message: str, help: str) -> Finding:
    """That a path is not read, and why; what cannot be printed of it is escaped."""
    shown = "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in path)
    return Finding(UNSAFE_PATH, Severity.ERROR, message, Address(shown or "."), help)


def unreadable_name(path: str) -> Finding:
    """That a path is not read because of what stands in it."""
    return refused(path, "this name is not readable text", "rename it with letters, digits, `-` and `.`")


class MemoryTree:
    """Texts given by hand, by path."""

    def __init__(self, texts: Mapping[str, str | bytes], name: str = "memory") -> None:
        self.name = name
        self.refused = tuple(unreadable_name(path) for path in sorted(texts) if not path.isprintable())
        self.refused_blobs: Mapping[str, str] = {}
        readable = ((path, text) for path, text in sorted(texts.items()) if path.isprintable())
        self._texts = {path: text.encode() if isinstance(text, str) else text for path, text in readable}

    def texts(self) -> Iterable[Text]:
        """Every YAML text, sorted by path."""
        return [Text(path, blob_id(data), data) for path, data in self._texts.items() if is_plan_file(path)]

    def read(self, path: str) -> bytes | None:
        """Any of the texts by its path."""
        return self._texts.get(path)
