"""A workspace in a directory: where it is, and its texts as they are now."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from okrkit.errors import OkrError
from okrkit.finding import Finding
from okrkit.reading.tree import SUFFIXES, WORKSPACE_FILE, Text, blob_id, refused, unreadable_name
from okrkit.reading.yaml.decoding import MOST_BYTES


def find_workspace(start: Path) -> Path:
    """The folder of the nearest ``okrs.yaml``: of ``start`` or a folder above it, else of ``okrs`` inside one of these.

    Raises `OkrError` where there is none.
    """
    if not start.is_dir():
        what = "is not a folder" if start.exists() else "does not exist"
        raise OkrError(f"{start} {what}", "name a folder that is in a workspace")
    here = start.resolve()
    above = (here, *here.parents)
    for folder in (*above, *(folder / "okrs" for folder in above)):
        if (folder / WORKSPACE_FILE).is_file():
            return folder
    if (here / "HEAD").is_file() and (here / "objects").is_dir():
        raise OkrError(
            "this is a bare repository, which has no files beside its history", "`--at HEAD` reads the plan from that"
        )
    raise OkrError(
        f"there is no {WORKSPACE_FILE} in {here}, in a folder above it, or in a folder okrs of these",
        f"it marks a workspace: `okr demo DIR` builds an example, or write okrs/{WORKSPACE_FILE} yourself",
    )


class Folder:
    """The texts of a directory and the folders below it, all of the moment when they are first asked for.

    Hidden files and folders are left out. A link to a file of the workspace is read like a file; a link to a
    folder is not followed, because what stands inside the workspace is read where it stands.
    """

    def __init__(self, root: Path | str) -> None:
        self.root = Path(root)

    @property
    def name(self) -> str:
        """The folder's own name."""
        return self.root.resolve().name or str(self.root)

    def texts(self) -> Iterable[Text]:
        """Every YAML file below the root, sorted by path."""
        return self._contents.texts

    @property
    def refused(self) -> tuple[Finding, ...]:
        """What was not read, and why."""
        return tuple(self._contents.refused)

    @property
    def refused_blobs(self) -> Mapping[str, str]:
        """Nothing: git is not asked here."""
        return {}

    def read(self, path: str) -> bytes | None:
        """Another file of the workspace, at most a byte over 1 MiB of it; None where none is inside that is not hidden."""
        if not path or "\0" in path:
            return None
        try:
            place = (self.root / path).resolve()
            return _read(str(place)) if _is_open(place, self.root.resolve()) and place.is_file() else None
        except (OSError, RuntimeError):
            return None

    @cached_property
    def _contents(self) -> "_Contents":
        contents = _Contents(self.root.resolve())
        contents.walk()
        return contents


@dataclass
class _Contents:
    """What one walk through a directory finds. No link to a folder is followed, so each place below the root is as written."""

    root: Path
    texts: list[Text] = field(default_factory=list)
    refused: list[Finding] = field(default_factory=list)

    def walk(self) -> None:
        folders = [""]
        while folders:
            folders += self._look_into(folders.pop())
        self.texts.sort(key=lambda text: text.path)
        self.refused.sort(key=lambda finding: finding.address)

    def _look_into(self, folder: str) -> Iterator[str]:
        """Take the files of one folder; the folders in it, relative to the root."""
        try:
            with os.scandir(self.root / folder) as entries:
                listed = [entry for entry in entries if not entry.name.startswith(".")]
        except OSError as error:
            self._refuse(folder, f"this folder cannot be read: {_reason(error)}", "make it readable, or move it away")
            return
        for entry in listed:
            path = f"{folder}/{entry.name}" if folder else entry.name
            if entry.is_symlink():
                self._follow(path, Path(entry.path))
            elif entry.is_dir():
                if self._has_good_name(path):
                    yield path
            elif path.endswith(SUFFIXES):
                self._take(path, entry.path, entry.is_file())

    def _follow(self, path: str, link: Path) -> None:
        try:
            target = link.resolve()
        except (OSError, RuntimeError):  # RuntimeError is how Python 3.11 and 3.12 say that links run in a circle
            return self._refuse(path, "this link leads to itself", "remove it")
        is_folder = target.is_dir()
        if not is_folder and not path.endswith(SUFFIXES):
            return None
        if link.parent.is_relative_to(target):
            return self._refuse(path, "this link leads back to a folder that it is in", "remove it")
        if not _is_open(target, self.root):
            where = "leads to a hidden place" if target.is_relative_to(self.root) else "leaves the workspace"
            return self._refuse(path, f"this link {where}", "put a copy in its place, or remove it")
        return None if is_folder else self._take(path, str(target), target.is_file() or not target.exists())

    def _take(self, path: str, place: str, is_file: bool) -> None:
        if not self._has_good_name(path):
            return
        if not is_file:  # a pipe would wait for ever
            return self._refuse(path, "this has the name of a text but is none", "remove it, or give it another name")
        try:
            data = _read(place)
        except OSError as error:
            return self._refuse(path, f"this file cannot be read: {_reason(error)}", "make it readable, or move it away")
        self.texts.append(Text(path, blob_id(data), data))

    def _has_good_name(self, path: str) -> bool:
        if not path.isprintable():
            self.refused.append(unreadable_name(path))
        return path.isprintable()

    def _refuse(self, path: str, message: str, help: str) -> None:
        self.refused.append(refused(path, message, help))


def _is_open(place: Path, root: Path) -> bool:
    """Whether a resolved place is inside the root and not hidden."""
    return place.is_relative_to(root) and not any(part.startswith(".") for part in place.relative_to(root).parts)


def _read(place: str) -> bytes:
    """A file's content, but no more of it than shows that it is too large."""
    with open(place, "rb", buffering=0) as file:  # noqa: PTH123 (a thousand times in a run, Path.open is felt)
        return file.read(MOST_BYTES + 1) if os.fstat(file.fileno()).st_size > MOST_BYTES else file.readall()


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
