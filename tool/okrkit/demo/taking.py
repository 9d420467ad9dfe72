"""Take the steps of a commit: what each of them does to the files, made as the commands of `okr` make it."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import singledispatch
from pathlib import Path

from okrkit.demo.step import CheckIn, Commit, Confirm, Done, Drop, Edit, Feedback, Rebaseline, Rename, Review, Step, Write
from okrkit.objective import CheckIn as Said
from okrkit.objective import Feedback as Heard
from okrkit.objective import KeyResult, Objective
from okrkit.reading.build import build_okr_file
from okrkit.reading.events import JSON, read_data
from okrkit.reading.known import Known
from okrkit.reading.load import load
from okrkit.reading.tree import MemoryTree
from okrkit.reference import Reference
from okrkit.writing.edits.check_in import check_in
from okrkit.writing.edits.close import Answers, close
from okrkit.writing.edits.depend import confirm_dependency
from okrkit.writing.edits.drop import drop
from okrkit.writing.edits.feedback import add_feedback
from okrkit.writing.edits.rebaseline import Reason, rebaseline
from okrkit.writing.splicing import edit as edits
from okrkit.writing.splicing.order import order_of
from okrkit.writing.splicing.splice import splice

SOURCES = Path(__file__).parent / "story" / "files"
"""The texts as they were first written."""

_KNOWN = Known()
"""What files say that have not changed since the last look back."""

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
    if files[step.path].count(step.before) != 1:
        raise LookupError(f"{step.before!r} does not stand in {step.path} once")
    files[step.path] = files[step.path].replace(step.before, step.after)


@take.register
def _(step: Rename, files: dict[str, str], commit: Commit) -> None:
    moving = [path for path in files if path == step.before or path.startswith(f"{step.before}/")]
    for path in moving:
        files[step.after + path.removeprefix(step.before)] = files.pop(path)


@take.register
def _(step: Review, files: dict[str, str], commit: Commit) -> None:
    written = read_data((SOURCES / "reviews" / f"{step.team}-{step.cycle}.yaml").read_bytes())
    said = build_okr_file({"team": step.team, "cycle": step.cycle, **(written if isinstance(written, dict) else {})}, "").review
    if said is None:
        raise LookupError(f"{step.team} did not look back on {step.cycle}")
    verdicts = {Reference(step.team, objective, step.cycle): verdict for objective, verdict in said.verdicts.items()}
    workspace = {path.removeprefix("okrs/"): text for path, text in files.items() if path.startswith("okrs/")}
    plan = load(MemoryTree(workspace), known=_KNOWN).plan
    answers = Answers(verdicts, {step.team: said.learned} if said.learned else {})
    for path, made in close(plan, step.cycle, answers, said.date or _day(commit)).edits.files.items():
        files[f"okrs/{path}"] = splice(files[f"okrs/{path}"].encode(), made, order_of("okr"), path).decode()


@take.register
def _(step: CheckIn, files: dict[str, str], commit: Commit) -> None:
    words = (step.by or commit.author, step.note or None, step.blockers or None, None, step.evidence or None)
    said = Said(date.fromisoformat(step.day) if step.day else _day(commit), step.value, step.confidence, *words)
    _change_key_result(files, commit, step.on, lambda key_result, _: check_in(key_result, said))


@take.register
def _(step: Done, files: dict[str, str], commit: Commit) -> None:
    said = Said(date.fromisoformat(step.day) if step.day else _day(commit))
    _change_key_result(files, commit, step.on, lambda key_result, _: check_in(key_result, said, [step.milestone]))


@take.register
def _(step: Rebaseline, files: dict[str, str], commit: Commit) -> None:
    reason = Reason(_day(commit), step.because, step.approved_by)
    _change_key_result(files, commit, step.on, lambda key_result, written: rebaseline(key_result, written, step.after, reason))


@take.register
def _(step: Drop, files: dict[str, str], commit: Commit) -> None:
    day = _day(commit)
    if "#" in step.on:
        _change_key_result(files, commit, step.on, lambda key_result, _: drop(key_result, day, step.because))
    else:
        _change(files, commit, step.on, lambda objective: drop(objective, day, step.because))


@take.register
def _(step: Feedback, files: dict[str, str], commit: Commit) -> None:
    said = Heard(step.source, step.note, step.by, _day(commit), step.response or None)
    _change(files, commit, step.on, lambda objective: add_feedback(objective, said))


@take.register
def _(step: Confirm, files: dict[str, str], commit: Commit) -> None:
    def confirmed(objective: Objective) -> Sequence[edits.Edit]:
        return confirm_dependency(objective, None, step.what, commit.author, _day(commit))[1]

    _change(files, commit, step.on, confirmed)


def _change_key_result(
    files: dict[str, str],
    commit: Commit,
    on: str,
    change: Callable[[KeyResult, Mapping[str, JSON]], Sequence[edits.Edit]],
) -> None:
    """Change a key result by edits; they get what stands in its file as well."""
    id = (Reference.parse(on) or Reference("", "")).key_result or ""

    def changed(objective: Objective, data: JSON) -> Sequence[edits.Edit]:
        key_result = objective.key_result(id)
        if key_result is None:
            raise LookupError(f"there is no {on} in the text")
        for step in key_result.address.pointer:
            data = data[step]  # type: ignore[index]  # the file has just been understood
        return change(key_result, data if isinstance(data, dict) else {})

    _splice(files, commit, on, changed)


def _change(files: dict[str, str], commit: Commit, on: str, change: Callable[[Objective], Sequence[edits.Edit]]) -> None:
    _splice(files, commit, on, lambda objective, _: change(objective))


def _splice(files: dict[str, str], commit: Commit, on: str, change: Callable[[Objective, JSON], Sequence[edits.Edit]]) -> None:
    """Edit the file of an objective as the commands do."""
    reference = Reference.parse(on)
    if reference is None:
        raise LookupError(f"{on!r} is not a reference")
    day = _day(commit)
    path = _file(files, reference.team, reference.cycle or f"{day.year}-Q{(day.month + 2) // 3}")
    before = files[path].encode()
    data = read_data(before)
    found = [one for one in build_okr_file(data, path).objectives if one.id == reference.objective]
    if not found:
        raise LookupError(f"there is no {on} in {path}")
    files[path] = splice(before, change(found[0], data), order_of("okr"), path).decode()


def _file(files: Files, team: str, cycle: str) -> str:
    head = re.compile(rf"^team: {team}\ncycle: {cycle}$", re.MULTILINE)
    return next(path for path, text in files.items() if head.search(text))


def _day(commit: Commit) -> date:
    return date.fromisoformat(commit.when[:10])
