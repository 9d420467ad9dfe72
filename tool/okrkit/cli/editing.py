"""What commands share that change one key result."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from okrkit.cli.options import Format
from okrkit.errors import OkrError

if TYPE_CHECKING:
    from okrkit.cli.opening import Opened
    from okrkit.objective import KeyResult, Objective
    from okrkit.report.edit import Warned
    from okrkit.writing.edit import Edit

DryRun = Annotated[bool, typer.Option("--dry-run", "-n", help="Print the difference and write nothing.")]
KeyResultReference = Annotated[
    str, typer.Argument(metavar="REF", help="The key result: team/objective#key-result.", show_default=False)
]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The key result that somebody means, in the plan that it was found in."""

    opened: "Opened"
    objective: "Objective"
    key_result: "KeyResult"


def choose(directory: Path, reference: str, day: date) -> Chosen:
    """The key result of the plan in a folder that a reference names, in the cycle that runs on the day.

    Where the reference names an objective with a single key result, it is that one. Raises `OkrError` with the nearest names.
    """
    from okrkit.align.selection import find_objective
    from okrkit.cli.opening import open_plan
    from okrkit.reference import Reference
    from okrkit.report.terminal import say_unread

    opened = open_plan(directory)
    say_unread(opened.loaded.findings, opened.shown)
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


def carry_out(
    chosen: Chosen, edits: "Sequence[Edit]", day: date, warnings: "Sequence[Warned]", *, dry_run: bool, format: Format
) -> None:
    """Edit the key result's file, unless it is a dry run or there is no edit, and say what changed. Raises `OkrError`."""
    from okrkit.cli.opening import folder_tree, known
    from okrkit.report.edit import Answer, print_edit
    from okrkit.writing.changing import edit_plan

    opened = chosen.opened
    edited = edit_plan(folder_tree(opened.root), opened.loaded, known(), edits, chosen.key_result) if edits else None
    if edited and not dry_run:
        edited.write(opened.root)
    path = opened.shown(chosen.key_result.address.path)
    answer = Answer(chosen.key_result, path, day, edited, tuple(warnings), is_written=bool(edited) and not dry_run)
    if format is Format.JSON:
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
    except Unclear as unclear:
        raise OkrError(f"{what} `{text}` is not a number", unclear.help) from None
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
