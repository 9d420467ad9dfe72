"""The options that commands share, each typed once."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Format(StrEnum):
    """How an answer is said."""

    TEXT = "text"
    JSON = "json"


class FindingFormat(StrEnum):
    """How findings are said: to people, to programs that know okrkit, to those that build, review and host."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    GITLAB = "gitlab"
    SARIF = "sarif"
    JUNIT = "junit"
    AZURE = "azure"
    RDJSON = "rdjson"


def day_of(text: str) -> date:
    """A day as it is typed: 2026-11-22."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not a day; write it as 2026-11-22") from None


Directory = Annotated[
    Path, typer.Option("-C", metavar="DIR", help="Work as if started in DIR.", show_default=False, exists=True, file_okay=False)
]
OutputFormat = Annotated[Format, typer.Option("--format", "-f", help="How to say the answer.")]
FindingOutput = Annotated[FindingFormat, typer.Option("--format", "-f", help="How to say the answer.")]
ReportFile = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write that to a file, and print the text.",
        show_default=False,
        dir_okay=False,
    ),
]
AtRevision = Annotated[
    str | None,
    typer.Option("--at", metavar="REV", help="Read the plan as it was at a commit, tag or branch.", show_default=False),
]
AsOf = Annotated[
    date | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        parser=day_of,
        help="The plan that had landed by this day, measured on it.",
        show_default="today",
    ),
]
"""The day of an answer: `okrkit.cli.opening.landed_by` finds the plan of it."""
JudgedOn = Annotated[
    date | None,
    typer.Option("--as-of", metavar="DATE", parser=day_of, help="Judge as if it were this day.", show_default="today"),
]
"""The same day for commands that are told in other words what to look at."""
ComparedOn = Annotated[
    date | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        parser=day_of,
        help="Judge as if it were this day.",
        show_default="the day of HEAD; today without one",
    ),
]
"""The same day for commands that compare two plans."""
Baseline = Annotated[str | None, typer.Option(metavar="NUMBER", help="The number where it starts.", show_default=False)]
Target = Annotated[str | None, typer.Option(metavar="NUMBER", help="The number to reach.", show_default=False)]
AtLeast = Annotated[str | None, typer.Option(metavar="NUMBER", help="The lower bound of a guardrail.", show_default=False)]
AtMost = Annotated[str | None, typer.Option(metavar="NUMBER", help="The upper bound of a guardrail.", show_default=False)]
"""The numbers of a promise, as they are typed: `okrkit.cli.editing.number_of` reads them."""
Here = Path()
"""The default of `Directory`."""
