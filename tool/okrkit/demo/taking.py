"""Take the steps of a commit: what each of them does to the files."""

import re
from collections.abc import Mapping
from datetime import date
from functools import singledispatch
from pathlib import Path

from okrkit.demo import pen
from okrkit.demo.step import CheckIn, Commit, Confirm, Done, Drop, Edit, Feedback, Rebaseline, Rename, Review, Step, Write
from okrkit.reference import Reference

SOURCES = Path(__file__).parent / "story" / "files"
"""The texts as they were first written."""

Files = Mapping[str, str]
"""Every file of a moment: its text by its path in the repository."""


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
    day = date.fromisoformat(_day(commit))
    return _file(files, reference.team, reference.cycle or f"{day.year}-Q{(day.month + 2) // 3}"), reference


def _file(files: Files, team: str, cycle: str) -> str:
    head = re.compile(rf"^team: {team}\ncycle: {cycle}$", re.MULTILINE)
    return next(path for path, text in files.items() if head.search(text))


def _day(commit: Commit) -> str:
    return commit.when[:10]
