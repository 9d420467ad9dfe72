"""Build the demo: the repository of Northwind Roasters, with the history that made its plan."""

import json
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from okrkit.demo.story import STORY
from okrkit.demo.story.people import NAMES
from okrkit.demo.telling import Told, tell
from okrkit.demo.write import write_repository
from okrkit.errors import OkrError
from okrkit.reading.shipped import schema


@dataclass(frozen=True, slots=True)
class Built:
    """What was built, and what was told on the way.

    ``head`` is the id of the last commit, the same on every machine; ``told`` the commits in
    the order in which they were made, those of a merged branch before their merge.
    """

    folder: Path
    head: str
    told: tuple[Told, ...] = field(repr=False)

    @property
    def commits(self) -> int:
        """How many commits the repository has."""
        return len(self.told)


def build_demo(folder: Path) -> Built:
    """Make the demo repository in a new or empty folder.

    Raises `OkrError` where the folder holds anything already, cannot be made, or git does not work.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise OkrError(f"{folder} is not empty", "name a folder that does not exist yet; okr demo makes it")
    except OSError as error:
        raise OkrError(f"{folder} cannot be made: {error.strerror}", "name another folder") from error
    told = _told()
    head = write_repository(told, folder.resolve())
    _put_schemas(folder / "schema")
    return Built(folder, head, told)


def _put_schemas(folder: Path) -> None:
    """Where the files' first lines look for their schema; the repository ignores it, as its README says."""
    folder.mkdir()
    for name in ("workspace", "okr", "metrics"):
        text = json.dumps(schema(name), ensure_ascii=False, indent=2)
        (folder / f"{name}.schema.json").write_text(f"{text}\n", encoding="utf-8")


def final_files() -> dict[str, bytes]:
    """Every file of the demo's last commit by its path in the repository, without git and without writing anything.

    The example plan of okrkit's own repository is the part of it below ``okrs/``.
    """
    return {path: text.encode() for path, text in sorted(_told()[-1].files.items())}


@cache
def _told() -> tuple[Told, ...]:
    """The story takes a second or two to tell, for every edit of it is proved as those of the commands are."""
    return tuple(tell(STORY, NAMES))
