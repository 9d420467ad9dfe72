"""`okr status`: what needs someone today."""

from enum import StrEnum
from typing import Annotated

import typer

from okrkit.cli.options import AsOf, AtRevision, Directory, Here


class StatusFormat(StrEnum):
    """How the answer is said; a calendar holds the days that come again."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    ICS = "ics"


def status(
    owner: Annotated[str | None, typer.Option(metavar="PERSON", help="What needs this person.", show_default=False)] = None,
    team: Annotated[str | None, typer.Option(metavar="TEAM", help="What needs this team.", show_default=False)] = None,
    format: Annotated[
        StatusFormat, typer.Option("--format", "-f", help="How to say the answer; ics is a calendar of the days to come.")
    ] = StatusFormat.TEXT,
    at: AtRevision = None,
    as_of: AsOf = None,
    directory: Directory = Here,
) -> None:
    """What needs someone today?

    By person, the worst first: broken guardrails, days that went by, check-ins that are due, what is behind its pace,
    reviews, dependencies and feedback that wait for a word. What nobody owns is for the lead of the team.
    """
    from okrkit.cli.opening import open_plan, today, with_days
    from okrkit.due.agenda import agenda
    from okrkit.due.asked import Asked
    from okrkit.errors import OkrError
    from okrkit.reading.tree import WORKSPACE_FILE
    from okrkit.report.terminal import say_unread

    opened = open_plan(directory, at, as_of=as_of)
    if not opened.loaded.plan.organization:
        raise OkrError(f"{opened.shown(WORKSPACE_FILE)} could not be read", "`okr validate` says why")
    plan = with_days(opened.loaded.plan, directory, opened.revision)
    answer = agenda(plan, today(as_of), Asked(owner, team))
    if format is StatusFormat.JSON:
        from okrkit.report.json_v1.printing import print_json
        from okrkit.report.json_v1.status import status as as_json

        print_json(as_json(answer))
    elif format is StatusFormat.MARKDOWN:
        from okrkit.report.status_markdown import print_status_markdown

        print_status_markdown(answer)
    elif format is StatusFormat.ICS:
        from okrkit.report.calendar import print_calendar

        print_calendar(answer)
    else:
        from okrkit.report.status import print_status

        print_status(answer)
    say_unread(opened.loaded.findings, opened.shown)
