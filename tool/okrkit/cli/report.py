"""`okr report`: what leaders read, one question each."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from okrkit.cli.options import AsOf, AtRevision, Directory, Here

if TYPE_CHECKING:
    from okrkit.plan import Plan
    from okrkit.report.kinds.answer import Answer

report = typer.Typer(help="Answer one question about the whole plan.", no_args_is_help=True)


class ReportFormat(StrEnum):
    """How a report is said."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    CSV = "csv"


OfCycle = Annotated[
    str | None, typer.Option("--cycle", metavar="CYCLE", help="Only this cycle and those inside it.", show_default=False)
]
OfTeam = Annotated[str | None, typer.Option("--team", metavar="TEAM", help="Only this team.", show_default=False)]
OfOwner = Annotated[
    str | None, typer.Option("--owner", metavar="PERSON", help="Only what this person owns.", show_default=False)
]
InFormat = Annotated[ReportFormat, typer.Option("--format", "-f", help="How to say the answer.")]


@report.command()
def calibration(
    cycle: OfCycle = None,
    team: OfTeam = None,
    owner: OfOwner = None,
    format: InFormat = ReportFormat.TEXT,
    at: AtRevision = None,
    as_of: AsOf = None,
    directory: Directory = Here,
) -> None:
    """What is stated confidence worth?

    For every cycle that is over: how sure people were at the freeze, and how many targets were met. By
    team and owner, with the Brier score, and a word only where there is enough to say.
    """
    from okrkit.align.narrow import Narrow
    from okrkit.cli.opening import today
    from okrkit.report.kinds.calibrated import calibrated
    from okrkit.report.kinds.calibration import calibration as answer

    with _opened(directory, at, as_of) as plan:
        _print(answer(calibrated(plan, today(as_of), Narrow(cycle, team, owner))), format)


@contextmanager
def _opened(directory: Path, at: str | None, as_of: date | None) -> Iterator["Plan"]:
    """The plan to report on; after the report, what could not be read and is missing from it."""
    from okrkit.cli.opening import open_plan, with_days
    from okrkit.errors import OkrError
    from okrkit.reading.tree import WORKSPACE_FILE
    from okrkit.report.terminal import say_unread

    opened = open_plan(directory, at, as_of=as_of)
    if not opened.loaded.plan.organization:  # no team, no person and no cycle would have its name
        raise OkrError(f"{opened.shown(WORKSPACE_FILE)} could not be read", "`okr validate` says why")
    yield with_days(opened.loaded.plan, directory, opened.revision)
    say_unread(opened.loaded.findings, opened.shown)


def _print(answer: "Answer", format: ReportFormat) -> None:
    if format is ReportFormat.JSON:
        from okrkit.report.json_v1.printing import print_json

        print_json(answer.json)
    elif format is ReportFormat.CSV:
        from okrkit.report.kinds.spreadsheet import print_answer_csv

        print_answer_csv(answer)
    elif format is ReportFormat.MARKDOWN:
        from okrkit.report.kinds.markdown import print_answer_markdown

        print_answer_markdown(answer)
    else:
        from okrkit.report.kinds.text import print_answer

        print_answer(answer)
