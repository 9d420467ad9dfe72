"""The options of `okr report`, each typed once for all kinds."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from okrkit.cli.options import AsOf, AtRevision, Directory, Here

if TYPE_CHECKING:
    from okrkit.align.narrow import Narrow


class ReportFormat(StrEnum):
    """How a report is said."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    CSV = "csv"
    HTML = "html"


SUFFIXES = {
    ".txt": ReportFormat.TEXT,
    ".md": ReportFormat.MARKDOWN,
    ".json": ReportFormat.JSON,
    ".csv": ReportFormat.CSV,
    ".html": ReportFormat.HTML,
    ".htm": ReportFormat.HTML,
}
"""What the name of a file says about what is wanted in it."""


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """What can be typed behind every kind of report; its fields are the parameters of the commands."""

    cycle: Annotated[str | None, typer.Option(metavar="CYCLE", help="Only this cycle and those inside it.")] = None
    team: Annotated[str | None, typer.Option(metavar="TEAM", help="Only this team.")] = None
    owner: Annotated[str | None, typer.Option(metavar="PERSON", help="Only what this person owns.")] = None
    lens: Annotated[str | None, typer.Option(metavar="LENS", help="Only key results of this lens.")] = None
    status: Annotated[str | None, typer.Option(metavar="STATUS", help="Only what stands so, as in `at-risk`.")] = None
    level: Annotated[
        int | None, typer.Option(metavar="NUMBER", min=1, help="Only teams so deep: 1 is the top, 2 the teams below it.")
    ] = None
    compare: Annotated[
        str | None, typer.Option(metavar="REV|CYCLE", help="Then and now: against the plan of a commit, or another cycle.")
    ] = None
    format: Annotated[
        ReportFormat | None,
        typer.Option("--format", "-f", help="How to say the answer.", show_default="what FILE ends in, else text"),
    ] = None
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write the answer to a file.", dir_okay=False)
    ] = None
    at: AtRevision = None
    as_of: AsOf = None
    directory: Directory = Here

    @property
    def asked(self) -> "Narrow":
        """The part of the plan that is asked about."""
        from okrkit.align.narrow import Narrow

        return Narrow(self.cycle, self.team, self.owner, self.lens, self.status, self.level)

    @property
    def said_as(self) -> ReportFormat:
        """The format that was asked for, or is meant by the name of the file."""
        return self.format or SUFFIXES.get(self.output.suffix.lower() if self.output else "", ReportFormat.TEXT)

    @property
    def first_day(self) -> str | None:
        """The day or the revision from which on a report covers some time, as it was typed."""
        return None


@dataclass(frozen=True, slots=True)
class DigestOptions(ReportOptions):
    """A report that covers some time."""

    since: Annotated[
        str | None,
        typer.Option(metavar="DATE|REV", help="From this day on, or that of a commit.", show_default="a week before"),
    ] = None

    @property
    def first_day(self) -> str | None:
        """See `ReportOptions.first_day`."""
        return self.since
