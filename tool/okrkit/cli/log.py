"""`okr log`: the story of the plan, or of one objective, as git remembers it."""

from typing import Annotated

import typer

from okrkit.cli.options import AsOf, AtRevision, Directory, Format, Here, OutputFormat


def log(
    reference: Annotated[
        str | None,
        typer.Argument(
            metavar="REF", help="Only this objective (team/objective) or key result (…#key-result).", show_default=False
        ),
    ] = None,
    limit: Annotated[
        int | None, typer.Option("--limit", "-n", min=1, metavar="N", help="At most so many commits.", show_default="all")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="List every check-in of a commit that brings many.")] = False,
    format: OutputFormat = Format.TEXT,
    at: AtRevision = None,
    as_of: AsOf = None,
    directory: Directory = Here,
) -> None:
    """Tell the plan's story, from git.

    Each commit that changed it as it landed, newest first: who, when, and what became different.
    """
    from okrkit.cli.opening import open_story, today

    story = open_story(directory, at, reference)
    if format is Format.JSON:
        from okrkit.report.json_v1.history import history
        from okrkit.report.json_v1.printing import print_json

        print_json(history(story, limit))
    else:
        from okrkit.report.log import print_log

        print_log(story, today(as_of), limit, everything=everything)
