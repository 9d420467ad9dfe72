"""`okr goalposts`: promises that moved after their cycle froze, declared or quiet."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from okrkit.cli.options import AsOf, AtRevision, Directory, Here

if TYPE_CHECKING:
    from okrkit.history.register import Register, Wanted


class RegisterFormat(StrEnum):
    """How the register is said."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


class FailOn(StrEnum):
    """The move with which a run ends with 1."""

    QUIET = "quiet"
    ANY = "any"
    NEVER = "never"


def goalposts(
    reference: Annotated[
        str | None,
        typer.Argument(
            metavar="REF", help="Only this objective (team/objective) or key result (…#key-result).", show_default=False
        ),
    ] = None,
    cycle: Annotated[
        str | None, typer.Option(metavar="CYCLE", help="The promises of this cycle.", show_default="those that are not over")
    ] = None,
    team: Annotated[str | None, typer.Option(metavar="TEAM", help="The promises of this team.", show_default=False)] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="Only moves that nobody declared.")] = False,
    all_cycles: Annotated[bool, typer.Option("--all-cycles", help="Cycles that are over as well.")] = False,
    fail_on: Annotated[
        FailOn, typer.Option(help="End with 1 if a promise was eased or redefined and nobody said why, or if any moved.")
    ] = FailOn.NEVER,
    format: Annotated[RegisterFormat, typer.Option("--format", "-f", help="How to say the answer.")] = RegisterFormat.TEXT,
    at: AtRevision = None,
    as_of: AsOf = None,
    directory: Directory = Here,
) -> None:
    """Which promises moved after the freeze?

    Each with who, when and why, the worst first: what nobody declared, then what was. The score
    stands beside it, by the first promise and by the current one.
    """
    from okrkit.history.register import Wanted

    register = _read(directory, at, as_of, Wanted(reference, cycle, team, quiet, all_cycles))
    failing = _is_failing(register, fail_on)
    if format is RegisterFormat.JSON:
        from okrkit.report.json_v1.goalposts import goalposts as as_json
        from okrkit.report.json_v1.printing import print_json

        print_json(as_json(register, failing=failing))
    elif format is RegisterFormat.MARKDOWN:
        from okrkit.report.goalposts_markdown import print_goalposts_markdown

        print_goalposts_markdown(register)
    else:
        from okrkit.report.goalposts import print_goalposts

        print_goalposts(register)
    if failing:
        raise typer.Exit(1)


def _read(directory: Path, at: str | None, as_of: date | None, wanted: "Wanted") -> "Register":
    """The register at a revision or, on another day than today, as it was when that day ended."""
    from okrkit.cli.opening import landed_by, open_plan, open_repository, open_story, today
    from okrkit.errors import OkrError
    from okrkit.history.credit import credits
    from okrkit.history.dated import dated
    from okrkit.history.goalposts import goalposts as goalposts_of
    from okrkit.history.register import register as select
    from okrkit.reading.tree import WORKSPACE_FILE
    from okrkit.report.terminal import say_unread

    repository, day = open_repository(directory), today(as_of)
    revision = landed_by(directory, at, as_of)
    story = open_story(directory, revision, None)
    named = revision if revision in (at, None) else f"{revision:.7}"
    opened = open_plan(directory, named or "HEAD")
    if not opened.loaded.plan.organization:  # without its cycles nobody knows what was frozen
        raise OkrError(f"{opened.shown(WORKSPACE_FILE)} could not be read", f"`okr validate --at {named or 'HEAD'}` says why")
    say_unread(opened.loaded.findings, opened.shown)
    plan = dated(story.plan, story.timeline, story.plan)
    found = select(goalposts_of(story.timeline, plan, day), story.timeline, plan, day, wanted)
    return found.with_credits(credits(repository, found.commits))


def _is_failing(register: "Register", fail_on: FailOn) -> bool:
    moves = register.moves
    return any(move.needs_a_word for move in moves) if fail_on is FailOn.QUIET else bool(moves) and fail_on is FailOn.ANY
