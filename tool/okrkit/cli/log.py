"""`okr log`: the story of the plan, or of one objective, as git remembers it."""

from enum import StrEnum
from typing import Annotated

import typer

from okrkit.cli.completing import change_kinds
from okrkit.cli.options import AsOf, AtRevision, Directory, Here


class LogFormat(StrEnum):
    """How the story is said."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


def log(
    reference: Annotated[
        str | None,
        typer.Argument(
            metavar="REF", help="Only this objective (team/objective) or key result (…#key-result).", show_default=False
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(metavar="DATE|REV", help="From this day on, or what landed after this commit.", show_default=False),
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DATE|REV", help="Up to this day or this commit.", show_default=False)
    ] = None,
    author: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only what this person had a part in.", show_default=False)
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option(
            metavar="KIND",
            help="Only changes like target-eased; may be given again.",
            show_default=False,
            autocompletion=change_kinds,
        ),
    ] = None,
    team: Annotated[str | None, typer.Option(metavar="TEAM", help="Only what this team plans.", show_default=False)] = None,
    limit: Annotated[
        int | None, typer.Option("--limit", "-n", min=1, metavar="N", help="At most so many commits.", show_default="all")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Tell every check-in.")] = False,
    format: Annotated[LogFormat, typer.Option("--format", "-f", help="How to say the answer.")] = LogFormat.TEXT,
    at: AtRevision = None,
    as_of: AsOf = None,
    directory: Directory = Here,
) -> None:
    """Tell the plan's story, from git.

    Week by week, the newest first: who changed the plan, when, and what became different. Of one
    objective or key result it is its life, through other names, teams and cycles. Check-ins are
    told as how the numbers went.
    """
    from okrkit.cli.opening import landed_by, open_repository, open_story, today
    from okrkit.history.credit import credits
    from okrkit.history.span import read_span
    from okrkit.report.log_wanted import Wanted, log_of

    repository = open_repository(directory)
    story = open_story(directory, landed_by(directory, at, as_of), reference)
    span = read_span(repository, story.timeline.head, since, until)
    wanted = Wanted(span, tuple(kind or ()), team, author, limit, everything)
    told = log_of(story, wanted, today(as_of), lambda commits: credits(repository, commits))
    if format is LogFormat.JSON:
        from okrkit.report.json_v1.history import history
        from okrkit.report.json_v1.printing import print_json

        print_json(history(told))
    elif format is LogFormat.MARKDOWN:
        from okrkit.report.log_markdown import print_log_markdown

        print_log_markdown(told)
    else:
        from okrkit.report.log import print_log

        print_log(told)
