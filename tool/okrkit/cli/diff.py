"""`okr diff`: what changed in the plan, and what that asks of a reader."""

from enum import StrEnum
from typing import Annotated

import typer

from okrkit.cli.options import ComparedOn, Directory, Here


class DiffFormat(StrEnum):
    """How the comparison is said."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


class FromLevel(StrEnum):
    """The levels of `okrkit.diff.review`, as a choice."""

    ATTENTION = "attention"
    REVIEW = "review"
    ROUTINE = "routine"


class FailOn(StrEnum):
    """The lowest level with which a run ends with 1."""

    ATTENTION = "attention"
    REVIEW = "review"
    ROUTINE = "routine"
    NEVER = "never"


def diff(
    base: Annotated[
        str | None,
        typer.Argument(metavar="BASE", help="A commit, BASE..HEAD, or BASE...HEAD from where HEAD left.", show_default="HEAD"),
    ] = None,
    head: Annotated[
        str | None, typer.Argument(metavar="HEAD", help="The commit to compare with.", show_default="the working tree")
    ] = None,
    cached: Annotated[bool, typer.Option("--cached", help="Compare with the index, not with the working tree.")] = False,
    level: Annotated[
        FromLevel | None, typer.Option(help="Only changes that ask for so much or more.", show_default=False)
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="List the check-ins as well.")] = False,
    fail_on: Annotated[FailOn, typer.Option(help="End with 1 if a change asks for so much or more.")] = FailOn.NEVER,
    format: Annotated[DiffFormat, typer.Option("--format", "-f", help="How to say the answer.")] = DiffFormat.TEXT,
    as_of: ComparedOn = None,
    directory: Directory = Here,
) -> None:
    """What changed in the plan?

    Not which lines: which targets, owners, links, promises. The worst comes first, with what each
    change asks of a reader and whom it touches up and down the alignment.
    """
    from okrkit.cli.comparing import open_sides, understand
    from okrkit.diff.review import Level
    from okrkit.report.diff_answer import Answer

    sides = open_sides(directory, understand(base, head, cached=cached), as_of, cached=cached)
    answer = Answer(sides.both, sides.names, sides.day, sides.commits, Level(level) if level else None)
    if format is DiffFormat.JSON:
        from okrkit.report.json_v1.comparison import comparison
        from okrkit.report.json_v1.printing import print_json

        print_json(comparison(answer))
    elif format is DiffFormat.MARKDOWN:
        from okrkit.report.diff_markdown import print_diff_markdown

        print_diff_markdown(answer)
    else:
        from okrkit.report.diff import print_diff

        print_diff(answer, everything=everything)
    if fail_on is not FailOn.NEVER and answer.reaches(Level(fail_on)):
        raise typer.Exit(1)
