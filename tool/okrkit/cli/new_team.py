"""`okr new team`: list a team in the workspace."""

from typing import TYPE_CHECKING, Annotated

import typer

from okrkit.cli.editing import How, changes_plan

if TYPE_CHECKING:
    from okrkit.reading.events import JSON


@changes_plan
def new_team(
    id: Annotated[str | None, typer.Argument(metavar="ID", help="What others call it by.", show_default=False)] = None,
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="What people call it.", show_default=False)] = None,
    parent: Annotated[str | None, typer.Option(metavar="TEAM", help="The team above it.", show_default=False)] = None,
    lead: Annotated[str | None, typer.Option(metavar="PERSON", help="Who leads it.", show_default=False)] = None,
    members: Annotated[
        list[str] | None,
        typer.Option("--member", metavar="PERSON", help="Who is in it; may be given several times.", show_default=False),
    ] = None,
    *,
    how: How,
) -> None:
    """List a team in okrs.yaml.

    Its first objective, `okr new objective TEAM TITLE`, begins its file.
    """
    from okrkit.align.graph import build_graph
    from okrkit.cli.editing import carry_out, needed, open_to_edit
    from okrkit.cli.opening import today
    from okrkit.report.edit import Subject, Warned
    from okrkit.writing.edits.new import new_team as edits_of

    opened = open_to_edit(how.directory)
    plan = opened.loaded.plan
    id = needed(id, "ID", "what do others call it by, in a-z, 0-9 and -?")
    name = needed(name, "NAME", "what do people call it?").strip()
    fields: dict[str, JSON] = {"name": name, "parent": parent, "lead": lead, "members": list(members or ())}
    edits = edits_of(plan, id, fields)
    warnings = []
    if parent is None and (top := sorted(build_graph(plan).top_teams)):
        warnings.append(Warned(f"nobody is above it, as above {top[0]}", f"if that is not meant, write `parent: {top[0]}`"))
    people = tuple(dict.fromkeys(one for one in (lead, *(members or ())) if one))
    subject = Subject(f"The team {id}", f"Add the team {id}", people=people, summary=name)
    carry_out(opened, edits, subject, today(None), how, warnings)
