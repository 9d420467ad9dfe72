"""Tell a story: commits made of steps become commits made of whole files."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from okrkit.demo.step import Commit, Merge
from okrkit.demo.taking import Files, take

_SUMMER = (datetime(2026, 3, 29, 2), datetime(2026, 10, 25, 3))
"""From when to when the wall clock of 2026 runs an hour ahead."""


@dataclass(frozen=True, slots=True)
class Told:
    """One commit, ready to be written. ``parents`` are positions in the telling, counted from 0."""

    parents: tuple[int, ...]
    author: str
    authored: datetime
    committer: str
    committed: datetime
    message: str
    files: Files

    @property
    def subject(self) -> str:
        """The first line of its message."""
        return self.message.partition("\n")[0]


def tell(story: Iterable[Commit | Merge], names: Mapping[str, str]) -> list[Told]:
    """Every commit of a story, parents before children, main's last commit last. ``names`` are ``Name <address>`` by id."""
    told: list[Told] = []
    for happening in story:
        if isinstance(happening, Commit):
            _commit(told, happening, len(told) - 1, names)
        else:
            _merge(told, happening, names)
    return told


def at_northwind(when: str) -> datetime:
    """A time on the wall at Northwind, which keeps Central European Time, like ``2026-10-12 09:20``."""
    wall = datetime.fromisoformat(when)
    return wall.replace(tzinfo=timezone(timedelta(hours=2 if _SUMMER[0] <= wall < _SUMMER[1] else 1)))


def _merge(told: list[Told], merge: Merge, names: Mapping[str, str]) -> None:
    main = tip = len(told) - 1
    for commit in merge.meanwhile:
        main = _commit(told, commit, main, names)
    for commit in merge.branch:
        tip = _commit(told, commit, tip, names)
    files = told[main].files
    for commit in merge.branch:
        files = _after(files, commit)
    name, when = names[merge.author], at_northwind(merge.when)
    told.append(Told((main, tip), name, when, name, when, _message(merge.subject, merge.body), files))


def _commit(told: list[Told], commit: Commit, parent: int, names: Mapping[str, str]) -> int:
    """Append a commit; its position in the telling."""
    authored, landed = at_northwind(commit.when), at_northwind(commit.landed or commit.when)
    author, committer = names[commit.author], names[commit.landed_by or commit.author]
    message = _message(commit.subject, commit.body, [names[person] for person in commit.together_with])
    before = told[parent].files if parent >= 0 else {}
    parents = (parent,) if parent >= 0 else ()
    told.append(Told(parents, author, authored, committer, landed, message, _after(before, commit)))
    return len(told) - 1


def _message(subject: str, body: str, co_authors: Iterable[str] = ()) -> str:
    paragraphs = [subject, body, "\n".join(f"Co-authored-by: {name}" for name in co_authors)]
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph) + "\n"


def _after(files: Files, commit: Commit) -> Files:
    now = dict(files)
    for step in commit.steps:
        take(step, now, commit)
    return now
