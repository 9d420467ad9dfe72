"""`okr tree`: what serves what, and how it goes."""

from typing import Annotated

import typer

from okrkit.cli.options import AsOf, AtRevision, Directory, Format, Here, OutputFormat


def tree(
    reference: Annotated[
        str | None,
        typer.Argument(metavar="REF", help="Only this objective (team/objective) and what supports it.", show_default=False),
    ] = None,
    cycle: Annotated[
        str | None, typer.Option(metavar="CYCLE", help="The objectives of this cycle.", show_default="those that run")
    ] = None,
    team: Annotated[
        str | None, typer.Option(metavar="TEAM", help="The objectives of this team, and what they serve.", show_default=False)
    ] = None,
    owner: Annotated[
        str | None,
        typer.Option(metavar="PERSON", help="The objectives of this person, and what they serve.", show_default=False),
    ] = None,
    status: Annotated[
        str | None,
        typer.Option(metavar="STATUS", help="The objectives that stand so, and what they serve.", show_default=False),
    ] = None,
    key_results: Annotated[bool, typer.Option("--key-results", "-k", help="List the key results as well.")] = False,
    orphans: Annotated[bool, typer.Option("--orphans", help="Only team objectives that serve nothing.")] = False,
    format: OutputFormat = Format.TEXT,
    at: AtRevision = None,
    as_of: AsOf = None,
    directory: Directory = Here,
) -> None:
    """Draw what supports what, and how it goes.

    From the company down to the teams, with progress, status and owner of each objective. A second
    parent is named on the objective, which stands in full below its first one.
    """
    from okrkit.align.selection import Filters, select
    from okrkit.cli.opening import open_plan, today, with_days
    from okrkit.errors import OkrError
    from okrkit.reading.tree import WORKSPACE_FILE
    from okrkit.report.terminal import say_unread

    opened = open_plan(directory, at, as_of=as_of)
    if not opened.loaded.plan.organization:  # no team, no person and no cycle would have its name
        raise OkrError(f"{opened.shown(WORKSPACE_FILE)} could not be read", "`okr validate` says why")
    plan = with_days(opened.loaded.plan, directory, opened.revision)
    selection = select(plan, today(as_of), Filters(reference, cycle, team, owner, status, orphans))
    if format is Format.JSON:
        from okrkit.report.json_v1.alignment import alignment
        from okrkit.report.json_v1.printing import print_json

        print_json(alignment(selection))
    else:
        from okrkit.report.tree import print_tree

        print_tree(selection, key_results=key_results)
    say_unread(opened.loaded.findings, opened.shown)
