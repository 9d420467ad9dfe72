"""`okr new objective`: write an objective into its team's file."""

from typing import TYPE_CHECKING, Annotated

import typer

from okrkit.cli.editing import How, changes_plan
from okrkit.errors import OkrError

if TYPE_CHECKING:
    from okrkit.reading.events import JSON


@changes_plan
def new_objective(
    team: Annotated[str | None, typer.Argument(metavar="TEAM", help="Whose it is.", show_default=False)] = None,
    title: Annotated[
        str | None, typer.Argument(metavar="TITLE", help="What will be different, and for whom.", show_default=False)
    ] = None,
    id: Annotated[
        str | None, typer.Option("--id", metavar="ID", help="What others call it by.", show_default="from its title")
    ] = None,
    cycle: Annotated[
        str | None, typer.Option(metavar="CYCLE", help="When it is to come true.", show_default="the one that runs")
    ] = None,
    why: Annotated[str | None, typer.Option(metavar="TEXT", help="Why it matters now.", show_default=False)] = None,
    owner: Annotated[str | None, typer.Option(metavar="PERSON", help="Who answers for it.", show_default=False)] = None,
    ambition: Annotated[
        str | None, typer.Option(metavar="WORD", help="committed, aspirational or learning.", show_default=False)
    ] = None,
    aligns_to: Annotated[
        list[str] | None,
        typer.Option(metavar="REF", help="What it supports; may be given several times.", show_default=False),
    ] = None,
    because: Annotated[
        list[str] | None,
        typer.Option(metavar="TEXT", help="How it helps that; once for each --aligns-to.", show_default=False),
    ] = None,
    *,
    how: How,
) -> None:
    """Write an objective into its team's file.

    It stands behind the others of its cycle, in their style. Where the team has no file of that cycle yet, one is
    begun where the other files let expect it. A draft that `okr cascade` left there makes way for what answers it.
    """
    from okrkit.align.selection import known
    from okrkit.cli.editing import carry_out, needed, open_to_edit
    from okrkit.cli.opening import today
    from okrkit.cli.prompting import ask_if_any, ask_text, is_interactive
    from okrkit.objective import Ambition
    from okrkit.reference import Reference
    from okrkit.report.edit import Subject
    from okrkit.writing.edits.cycles import cycle_called, cycle_now
    from okrkit.writing.edits.new import new_objective as edits_of
    from okrkit.writing.edits.new import objective_id

    day = today(None)
    opened = open_to_edit(how.directory)
    plan = opened.loaded.plan
    team = needed(team, "TEAM", "whose objective is it?", plan.teams)
    known("team", team, tuple(plan.teams), {one.name: name for name, one in plan.teams.items()})
    known("ambition", ambition, tuple(Ambition))
    if title is None and is_interactive():
        title = ask_text("What will be different, and for whom?")
        why = why or ask_if_any("Why does it matter now?", str)
        owner = owner or ask_if_any("Who answers for it?", str, known=plan.people)
    title = needed(title, "TITLE", "what will be different, and for whom?").strip()
    when = cycle_called(plan, cycle) if cycle else cycle_now(plan, team, day)
    reference = Reference(team, objective_id(plan, team, when.id, title, id), when.id)
    fields: dict[str, JSON] = {
        "title": title, "why": why, "owner": owner, "ambition": ambition, "aligns_to": _links(aligns_to or [], because or []),
    }  # fmt: skip
    subject = Subject(title, f"Add {reference}", reference, (reference,), (owner,) if owner else (), summary=title)
    carry_out(opened, edits_of(opened.loaded, reference, fields), subject, day, how)


def _links(references: list[str], reasons: list[str]) -> "list[JSON]":
    """Links as a file has them. Raises `OkrError` for what is no reference, and where it is not clear what a reason is of."""
    from okrkit.reference import Reference

    if reasons and len(reasons) != len(references):
        raise OkrError(
            f"there are {len(reasons)} reasons for {len(references)} links",
            "give --because once for each --aligns-to, or never",
        )
    if wrong := next((one for one in references if Reference.parse(one) is None), None):
        raise OkrError(
            f"`{wrong}` is not a reference", "write team/objective, team/objective@cycle or team/objective#key-result"
        )
    if not reasons:
        return list(references)
    return [{"to": to, "because": because} for to, because in zip(references, reasons, strict=True)]
