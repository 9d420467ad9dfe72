"""What commands share that change a plan."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import wraps
from inspect import Parameter, Signature, signature
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from okrkit.cli.completing import key_results, objectives
from okrkit.cli.options import Directory, Format, Here, OutputFormat, day_of
from okrkit.errors import OkrError

if TYPE_CHECKING:
    from okrkit.cli.opening import Opened
    from okrkit.objective import KeyResult, Objective
    from okrkit.report.edit import Subject, Warned
    from okrkit.writing.changing import Edits

DryRun = Annotated[bool, typer.Option("--dry-run", "-n", help="Print the difference and write nothing.")]
InCommit = Annotated[bool, typer.Option("--commit", help="Make a commit of it, and of nothing else.")]
CommitMessage = Annotated[
    str | None,
    typer.Option("--message", "-m", metavar="TEXT", help="The message of that commit.", show_default="says what changed"),
]
InJson = Annotated[bool, typer.Option("--json", help="Short for --format json.")]
KeyResultReference = Annotated[
    str | None,
    typer.Argument(
        metavar="REF", help="The key result: team/objective#key-result.", show_default=False, autocompletion=key_results
    ),
]
ObjectiveReference = Annotated[
    str | None,
    typer.Argument(metavar="REF", help="The objective: team/objective.", show_default=False, autocompletion=objectives),
]
AnyReference = Annotated[
    str | None,
    typer.Argument(
        metavar="REF", help="The objective or key result: team/objective, team/objective#key-result.", show_default=False
    ),
]
OnDay = Annotated[
    date | None, typer.Option("--date", metavar="DATE", parser=day_of, help="The day of it.", show_default="today")
]


@dataclass(frozen=True, slots=True)
class How:
    """How and where an edit is carried out, as somebody typed it; the fields are options of every command that edits."""

    dry_run: DryRun = False
    commit: InCommit = False
    message: CommitMessage = None
    format: OutputFormat = Format.TEXT
    directory: Directory = Here
    json: InJson = False

    @property
    def said_as(self) -> Format:
        """The format that was asked for, by either of its options."""
        return Format.JSON if self.json else self.format

    def __post_init__(self) -> None:
        if self.message is not None and not self.commit:
            raise OkrError("there is no commit for this message", "add --commit")
        if self.message is not None and not self.message.strip():
            raise OkrError("the message is empty", "leave --message out: then it says what changed")


def changes_plan(command: Callable[..., None]) -> Callable[..., None]:
    """A command that takes a `How`: what can be typed for it are its other parameters and the options of that."""
    own = [each for each in signature(command).parameters.values() if each.name != "how"]
    shared = signature(How).parameters

    @wraps(command)
    def typed(**values: object) -> None:
        how = How(**{name: values.pop(name) for name in shared})  # type: ignore[arg-type]  # typer has read them by the signature
        command(**values, how=how)

    by_name = [each.replace(kind=Parameter.KEYWORD_ONLY) for each in (*own, *shared.values())]
    typed.__signature__ = Signature(by_name)  # type: ignore[attr-defined]
    return typed


@dataclass(frozen=True, slots=True)
class Chosen:
    """What somebody means, in the plan that it was found in."""

    opened: "Opened"
    objective: "Objective"
    key_result: "KeyResult"


def open_to_edit(directory: Path) -> "Opened":
    """The plan in a folder; what cannot be read of it is said first. Raises `OkrError` where that is its workspace."""
    from okrkit.cli.opening import open_plan
    from okrkit.reading.tree import WORKSPACE_FILE
    from okrkit.report.terminal import say_unread

    opened = open_plan(directory)
    if not opened.loaded.plan.organization:  # no team, no person and no cycle would have its name
        raise OkrError(f"{opened.shown(WORKSPACE_FILE)} could not be read", "`okr validate` says why")
    say_unread(opened.loaded.findings, opened.shown)
    return opened


def choose(directory: Path, reference: str | None, day: date) -> Chosen:
    """The key result of the plan in a folder that a reference names, in the cycle that runs on the day.

    Where the reference names an objective with a single key result, it is that one. Raises `OkrError` with the nearest names.
    """
    opened = open_to_edit(directory)
    return chosen_in(opened, _named(opened, reference, "key result"), day)


def chosen_in(opened: "Opened", reference: str, day: date) -> Chosen:
    """The same in a plan that was opened."""
    from okrkit.align.selection import find_objective
    from okrkit.reference import Reference

    objective = find_objective(opened.loaded.plan, reference, day)
    typed = Reference.parse(reference)
    if typed and typed.key_result and (found := objective.key_result(typed.key_result)):
        return Chosen(opened, objective, found)
    if len(objective.key_results) == 1:
        return Chosen(opened, objective, objective.key_results[0])
    if not objective.key_results:
        raise OkrError(f"`{objective.reference}` has no key results yet", "write one into its file first")
    names = ", ".join(f"{objective.team}/{objective.id}#{one.id}" for one in objective.key_results)
    raise OkrError(f"`{objective.reference}` has {len(objective.key_results)} key results", f"name one of them: {names}")


def find_one(opened: "Opened", reference: str | None, day: date) -> "Objective":
    """The objective that a reference names. Raises `OkrError` where it names a key result, and with the nearest names."""
    from okrkit.align.selection import find_objective
    from okrkit.reference import Reference

    reference = _named(opened, reference, "objective")
    objective = find_objective(opened.loaded.plan, reference, day)
    if (typed := Reference.parse(reference)) and typed.key_result:
        raise OkrError(f"`{reference}` is a key result", f"name its objective: {objective.team}/{objective.id}")
    return objective


def find_promise(opened: "Opened", reference: str | None, day: date) -> "Objective | KeyResult":
    """The objective or key result that a reference names. Raises `OkrError` with the nearest names."""
    from okrkit.align.selection import find_objective
    from okrkit.reference import Reference

    reference = _named(opened, reference, "objective or key result")
    objective = find_objective(opened.loaded.plan, reference, day)
    typed = Reference.parse(reference)
    return (objective.key_result(typed.key_result) if typed and typed.key_result else None) or objective


def _named(opened: "Opened", reference: str | None, kind: str) -> str:
    """The reference that was typed; where none was, somebody at the terminal is asked, and the Tab key completes."""
    if reference is not None:
        return reference
    plan = opened.loaded.plan.objectives
    whole = dict.fromkeys(f"{one.team}/{one.id}" for one in plan)
    inside = dict.fromkeys(f"{one.team}/{one.id}#{key_result.id}" for one in plan for key_result in one.key_results)
    known = {"objective": whole, "key result": inside}.get(kind, whole | inside)
    return needed(None, "REF", f"which {kind} is it about?", known)


def needed(value: str | None, name: str, question: str, known: Iterable[str] = ()) -> str:
    """What somebody typed for an option or argument; where it is missing they are asked for it, if they are there.

    Raises `OkrError` where nobody is, or where it is blank.
    """
    from okrkit.cli.prompting import ask_text, is_interactive

    if value is None and is_interactive():
        return ask_text(f"{question[:1].upper()}{question[1:]}", known=known)
    if value is None or not value.strip():
        raise OkrError(f"{name} is {'missing' if value is None else 'empty'}", f"say it in the command: {question}")
    return value


def carry_out(
    opened: "Opened", edits: "Edits", subject: "Subject", day: date, how: How, warnings: "Sequence[Warned]" = ()
) -> None:
    """Edit the files of a plan, unless it is a dry run or nothing would change, and say what changed.

    All of it is done, with the commit where one is wanted, or nothing. Raises `OkrError`.
    """
    from okrkit.cli.opening import folder_tree, known
    from okrkit.report.commit_message import commit_message
    from okrkit.report.edit import Answer, print_edit
    from okrkit.writing.changing import edit_plan
    from okrkit.writing.landing.committing import ready_to_commit, write_and_commit
    from okrkit.writing.landing.files import write_files

    edited = edit_plan(folder_tree(opened.root), opened.loaded, known(), edits)
    committed = None
    if edited and how.commit and how.dry_run:
        ready_to_commit(opened.root, tuple(edited.texts))
    elif edited and how.commit:
        message = commit_message(edited, subject, how.message)
        committed = write_and_commit(opened.root, edited.texts, message)
    elif edited and not how.dry_run:
        write_files(opened.root, edited.texts)
    answer = Answer(subject, opened.shown, day, edited, tuple(warnings), bool(edited) and not how.dry_run, committed)
    if how.said_as is Format.JSON:
        from okrkit.report.json_v1.editing import editing
        from okrkit.report.json_v1.printing import print_json

        print_json(editing(answer))
    else:
        print_edit(answer)


def number_of(text: str, what: str) -> float:
    """A number that somebody typed, as a file would have it. Raises `OkrError` for anything else."""
    from okrkit.reading.yaml.scalars import Unclear, resolve

    try:
        value = resolve(text.strip())
    except Unclear:
        value = None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise OkrError(f"{what} `{text}` is not a number", "write digits with a point, without unit and separators: 1200.5")
    return value


def not_ahead(day: date | None) -> date:
    """The day that something is said of, by default today. Raises `OkrError` for one that is still to come."""
    from okrkit.cli.opening import today

    now = today(None)
    if day is not None and day > now:
        raise OkrError(f"{day} is still to come", f"name {now} or a day before it")
    return day or now
