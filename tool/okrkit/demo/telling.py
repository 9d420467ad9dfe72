"""Tell a story: commits made of steps become commits made of whole files."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import singledispatch
from pathlib import Path

from okrkit.demo import pen
from okrkit.demo.step import (
    CheckIn,
    Commit,
    Confirm,
    Done,
    Drop,
    Edit,
    Feedback,
    Merge,
    Rebaseline,
    Rename,
    Review,
    Step,
    Write,
)
from okrkit.reference import Reference

SOURCES = Path(__file__).parent / "story" / "files"
"""The texts as they were first written."""

Files = Mapping[str, str]
"""Every file of a moment: its text by its path in the repository."""


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
            continue
        fork = main = len(told) - 1
        for commit in happening.meanwhile:
            main = _commit(told, commit, main, names)
        tip = fork
        for commit in happening.branch:
            tip = _commit(told, commit, tip, names)
        files = told[main].files
        for commit in happening.branch:
            files = _after(files, commit)
        when = at_northwind(happening.when)
        message = _message(happening.subject, happening.body)
        told.append(Told((main, tip), names[happening.author], when, names[happening.author], when, message, files))
    return told


def at_northwind(when: str) -> datetime:
    """A time on the wall at Northwind, which keeps Central European Time (in 2026 summer time ends on 25 October)."""
    wall = datetime.fromisoformat(when)
    summer = datetime(2026, 3, 29, 2) <= wall < datetime(2026, 10, 25, 3)
    return wall.replace(tzinfo=timezone(timedelta(hours=2 if summer else 1)))


def _commit(told: list[Told], commit: Commit, parent: int, names: Mapping[str, str]) -> int:
    """Append a commit; its position in the telling."""
    parents = (parent,) if parent >= 0 else ()
    files = _after(told[parent].files if parents else {}, commit)
    message = _message(commit.subject, commit.body, [names[person] for person in commit.together_with])
    author, committer = names[commit.author], names[commit.landed_by or commit.author]
    told.append(
        Told(parents, author, at_northwind(commit.when), committer, at_northwind(commit.landed or commit.when), message, files)
    )
    return len(told) - 1


def _message(subject: str, body: str, co_authors: Iterable[str] = ()) -> str:
    paragraphs = [subject, body, "\n".join(f"Co-authored-by: {name}" for name in co_authors)]
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph) + "\n"


def _after(files: Files, commit: Commit) -> Files:
    now = dict(files)
    for step in commit.steps:
        take(step, now, commit)
    return now


@singledispatch
def take(step: Step, files: dict[str, str], commit: Commit) -> None:
    """Take one step: change ``files`` as the step says."""
    raise TypeError(f"no such step: {step}")


@take.register
def _(step: Write, files: dict[str, str], commit: Commit) -> None:
    files[step.path] = (SOURCES / (step.source or step.path)).read_text(encoding="utf-8")


@take.register
def _(step: Edit, files: dict[str, str], commit: Commit) -> None:
    files[step.path] = pen.replace_once(files[step.path], step.before, step.after)


@take.register
def _(step: Rename, files: dict[str, str], commit: Commit) -> None:
    moving = [path for path in files if path == step.before or path.startswith(f"{step.before}/")]
    for path in moving:
        files[step.after + path.removeprefix(step.before)] = files.pop(path)


@take.register
def _(step: Review, files: dict[str, str], commit: Commit) -> None:
    fragment = (SOURCES / "reviews" / f"{step.team}-{step.cycle}.yaml").read_text(encoding="utf-8")
    files[_file(files, step.team, step.cycle)] += f"\n{fragment}"


@take.register
def _(step: CheckIn, files: dict[str, str], commit: Commit) -> None:
    said: pen.Entries = {"date": step.day or _day(commit), "value": step.value, "confidence": step.confidence}
    words = {"by": step.by or commit.author, "note": step.note, "blockers": step.blockers, "evidence": step.evidence}
    _add(files, commit, step.on, "check_ins", pen.flow({**said, **words}))


@take.register
def _(step: Done, files: dict[str, str], commit: Commit) -> None:
    path, _ = _find(files, commit, step.on)
    open_ = f"{{title: {step.milestone}"
    files[path] = pen.replace_once(files[path], open_, f"{open_}, done: {step.day or _day(commit)}")


@take.register
def _(step: Rebaseline, files: dict[str, str], commit: Commit) -> None:
    path, reference = _find(files, commit, step.on)
    for key, value in step.after.items():
        files[path] = pen.set_field(files[path], reference.objective, reference.key_result, key, pen.scalar(value))
    said: pen.Entries = {
        "date": _day(commit),
        "from": step.before,
        "to": step.after,
        "because": step.because,
        "approved_by": step.approved_by,
    }
    _add(files, commit, step.on, "rebaselines", pen.block(said))


@take.register
def _(step: Drop, files: dict[str, str], commit: Commit) -> None:
    path, reference = _find(files, commit, step.on)
    dropped = pen.flow({"date": _day(commit), "because": step.because})
    files[path] = pen.set_field(files[path], reference.objective, reference.key_result, "dropped", dropped)


@take.register
def _(step: Feedback, files: dict[str, str], commit: Commit) -> None:
    said = {"from": step.source, "by": step.by, "date": _day(commit), "note": step.note, "response": step.response}
    _add(files, commit, step.on, "feedback", pen.block(said))


@take.register
def _(step: Confirm, files: dict[str, str], commit: Commit) -> None:
    path, _ = _find(files, commit, step.on)
    asked = f"what: {step.what}}}"
    confirmed = f"{asked[:-1]}, confirmed_by: {commit.author}, date: {_day(commit)}}}"
    files[path] = pen.replace_once(files[path], asked, confirmed)


def _add(files: dict[str, str], commit: Commit, on: str, key: str, item: str) -> None:
    path, reference = _find(files, commit, on)
    files[path] = pen.add_item(files[path], reference.objective, reference.key_result, key, item)


def _find(files: Files, commit: Commit, on: str) -> tuple[str, Reference]:
    """The file that a reference means on the day of a commit."""
    reference = Reference.parse(on)
    if reference is None:
        raise LookupError(f"{on!r} is not a reference")
    when = at_northwind(commit.when)
    return _file(files, reference.team, reference.cycle or f"{when.year}-Q{(when.month + 2) // 3}"), reference


def _file(files: Files, team: str, cycle: str) -> str:
    head = re.compile(rf"^team: {team}\ncycle: {cycle}$", re.MULTILINE)
    return next(path for path, text in files.items() if head.search(text))


def _day(commit: Commit) -> str:
    return commit.when[:10]
