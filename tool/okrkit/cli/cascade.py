"""`okr cascade`: hand an objective on to teams, and see what they answer."""

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from okrkit.cli.editing import CommitMessage, DryRun, InCommit, InJson
from okrkit.cli.options import AsOf, AtRevision, Directory, Format, Here
from okrkit.errors import OkrError

if TYPE_CHECKING:
    from okrkit.cli.opening import Opened
    from okrkit.plan import Plan
    from okrkit.writing.edits.cascade import Above


_NAMED = 3


class CascadeFormat(StrEnum):
    """How the answer is said; the table of `--check` is Markdown and CSV as well."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    CSV = "csv"


class FailOn(StrEnum):
    """What makes `--check` end with 1."""

    NEVER = "never"
    UNANSWERED = "unanswered"


def cascade(
    reference: Annotated[
        str | None,
        typer.Argument(metavar="REF", help="What to hand on: team/objective, team/objective#key-result.", show_default=False),
    ] = None,
    more: Annotated[
        list[str] | None, typer.Argument(metavar="TEAM...", help="More teams, behind that of --to.", show_default=False)
    ] = None,
    to: Annotated[
        list[str] | None,
        typer.Option(metavar="TEAM", help="The team that is to answer; others may follow.", show_default=False),
    ] = None,
    cycle: Annotated[
        str | None,
        typer.Option(metavar="CYCLE", help="The cycle of the answers.", show_default="what runs inside of that of REF"),
    ] = None,
    check: Annotated[bool, typer.Option("--check", help="Show what each team has answered, and write nothing.")] = False,
    team: Annotated[str | None, typer.Option(metavar="TEAM", help="With --check: only this team.", show_default=False)] = None,
    fail_on: Annotated[
        FailOn, typer.Option("--fail-on", help="With --check: end with 1 while somebody has to answer.")
    ] = FailOn.NEVER,
    dry_run: DryRun = False,
    commit: InCommit = False,
    message: CommitMessage = None,
    format: Annotated[CascadeFormat, typer.Option("--format", "-f", help="How to say the answer.")] = CascadeFormat.TEXT,
    at: AtRevision = None,
    as_of: AsOf = None,
    directory: Directory = Here,
    json: InJson = False,
) -> None:
    """Hand an objective on to teams.

    Writes a draft into the file of each team, linked to what it answers, with the questions that the team has to answer
    in its own words. `--check` shows for each objective at the top what the teams have answered.
    """
    from okrkit.cli.opening import open_plan, today

    format = CascadeFormat.JSON if json else format
    if check:
        if to or more or dry_run or commit:
            raise OkrError("`--check` writes nothing", "leave --to, --dry-run and --commit out")
        opened, day = open_plan(directory, at, as_of=as_of), today(as_of)
        _check(opened, day, (reference, cycle, team), format, fail_on)
        return
    only_checked = (team, at, as_of, format in (CascadeFormat.MARKDOWN, CascadeFormat.CSV), fail_on is not FailOn.NEVER)
    if any(only_checked):
        raise OkrError(
            "--team, --at, --as-of, --fail-on, Markdown and CSV are for `--check`", "name the teams with --to, or add --check"
        )
    if more and not to:
        raise OkrError(f"it is not clear what `{more[0]}` is", "name the teams with --to")
    from okrkit.align.selection import known
    from okrkit.cli.editing import How, carry_out, needed, open_to_edit
    from okrkit.report.edit import Subject
    from okrkit.say.values import plural
    from okrkit.writing.edits.cascade import cascade as edits_of

    how, day = How(dry_run, commit, message, Format(format)), today(None)
    opened = open_to_edit(directory)
    plan = opened.loaded.plan
    names = [f"{one.team}/{one.id}" for one in plan.objectives]
    above = _above(plan, needed(reference, "REF", "which objective do you hand on?", names), day)
    typed = (
        ",".join((*to, *(more or ())))
        if to
        else needed(None, "--to", "which teams are to answer, with commas between?", plan.teams)
    )
    teams = [one.strip() for one in typed.split(",") if one.strip()]
    for one in teams:
        known("team", one, tuple(plan.teams), {team.name: id for id, team in plan.teams.items()})
    found = edits_of(opened.loaded, above, teams, day, cycle)
    about = above.key_result.reference if above.key_result else above.objective.reference
    subject = Subject(
        plural(len(found.drafts), "draft"),
        f"Hand {about} on to {_named([draft.team for draft in found.drafts])}",
        references=found.drafts,
        summary=f"{plural(len(found.drafts), 'draft')} to fill in",
        left=found.left,
        nothing="every team answers already: nothing to write",
    )
    carry_out(opened, found.edits, subject, day, how)


def _named(teams: list[str]) -> str:
    """Teams, counted where there are too many for the subject of a commit."""
    return ", ".join(teams) if len(teams) <= _NAMED else f"{len(teams)} teams"


def _above(plan: "Plan", reference: str, day: date) -> "Above":
    """What is handed on. Raises `OkrError` for what was given up."""
    from okrkit.align.selection import find_objective
    from okrkit.reference import Reference
    from okrkit.writing.edits.cascade import Above

    objective = find_objective(plan, reference, day)
    typed = Reference.parse(reference)
    key_result = objective.key_result(typed.key_result) if typed and typed.key_result else None
    if objective.dropped or (key_result and key_result.dropped):
        raise OkrError(f"`{reference}` was dropped", "hand on what is still promised")
    return Above(objective, key_result)


def _check(
    opened: "Opened", day: date, asked: tuple[str | None, str | None, str | None], format: CascadeFormat, fail_on: FailOn
) -> None:
    """Print the answers; ``asked`` are the reference, the cycle and the team that were typed."""
    from okrkit.reading.tree import WORKSPACE_FILE
    from okrkit.report.cascade import checked, said
    from okrkit.report.json_v1.printing import json_text
    from okrkit.report.kinds.markdown import markdown_text
    from okrkit.report.kinds.spreadsheet import csv_text
    from okrkit.report.kinds.text import print_answer
    from okrkit.report.output import write
    from okrkit.report.terminal import say_unread

    if not opened.loaded.plan.organization:
        raise OkrError(f"{opened.shown(WORKSPACE_FILE)} could not be read", "`okr validate` says why")
    found = checked(opened.loaded.plan, day, *asked)
    answer = said(found)
    if format is CascadeFormat.TEXT:
        print_answer(answer)
    elif format is CascadeFormat.MARKDOWN:
        write(markdown_text(answer))
    else:
        write(csv_text(answer) if format is CascadeFormat.CSV else json_text(answer.json))
    say_unread(opened.loaded.findings, opened.shown)
    if fail_on is FailOn.UNANSWERED and found.is_open:
        raise typer.Exit(1)
