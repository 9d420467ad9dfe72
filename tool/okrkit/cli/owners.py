"""`okr owners`: who is asked to review which file, for the code host."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from okrkit.cli.options import AtRevision, Directory, Format, Here, OutputFormat
from okrkit.errors import OkrError
from okrkit.owners.callers import Host

if TYPE_CHECKING:
    from okrkit.cli.opening import Opened
    from okrkit.report.owners import Answer


def owners(
    write: Annotated[bool, typer.Option("--write", help="Write it to the file that the host reads.")] = False,
    check: Annotated[bool, typer.Option("--check", help="End with 1 if that file says something else.")] = False,
    host: Annotated[
        Host | None,
        typer.Option(help="Whose CODEOWNERS it is.", show_default="gitlab if the repository looks like it, else github"),
    ] = None,
    format: OutputFormat = Format.TEXT,
    at: AtRevision = None,
    directory: Directory = Here,
) -> None:
    """Who is asked to review which file of the plan?

    CODEOWNERS for GitHub or GitLab, from teams, their leads, owners of objectives, and what these serve. Only what stands
    between two marks is written; the rest of the file stays as it is.
    """
    from okrkit.cli.opening import open_plan

    if write and check:
        raise OkrError("`--write` and `--check` do not go together", "`--check` says whether there is something to write")
    if at is not None and (write or check):
        raise OkrError(
            "`--at` has nothing to do with the file that stands there now", "leave it out, or leave out the other option"
        )
    opened = open_plan(directory, at)
    if not opened.loaded.draft.organization:
        raise OkrError("okrs.yaml cannot be read, and so nobody knows who leads which team", "`okr validate` says why")
    answer = _answer(opened, directory, host, compare=write or check)
    if write and answer.usable and answer.differs:
        from okrkit.cli.codeowners import write_codeowners

        write_codeowners(answer.root, answer.ownership.where.file, answer.wanted)
    _say(answer, format, write=write, check=check)
    if not answer.usable or (check and answer.differs):
        raise typer.Exit(1)


def _answer(opened: "Opened", directory: Path, host: Host | None, *, compare: bool) -> "Answer":
    """Who owns what and, to compare, the file as it is and as it should be."""
    from okrkit.cli.codeowners import find_codeowners, guarded_paths, likely_host, read_codeowners
    from okrkit.cli.opening import open_repository
    from okrkit.owners.our_part import with_our_part
    from okrkit.owners.ownership import Where, own
    from okrkit.report.owners import Answer, too_large
    from okrkit.report.owners_file import owners_file

    root, plan = open_repository(opened.root if opened.root.is_dir() else directory).root, opened.loaded.draft
    prefix = opened.root.relative_to(root).as_posix() + "/" if opened.root != root else ""
    chosen = host or likely_host(root, plan.repository)
    place = find_codeowners(root, chosen)
    ownership = own(opened.loaded, Where(chosen, prefix, place, guarded_paths(root, prefix, plan.custom_schema, chosen)))
    part = owners_file(ownership)
    existing = read_codeowners(root, place) if compare else None
    wanted = with_our_part(existing, part, chosen)
    return Answer(opened.loaded, too_large(ownership, wanted), opened.shown, root, part, existing, wanted)


def _say(answer: "Answer", format: Format, *, write: bool, check: bool) -> None:
    if format is Format.JSON:
        from okrkit.report.json_v1.owners import owned
        from okrkit.report.json_v1.printing import print_json

        print_json(owned(answer, compared=write or check))
        return
    from okrkit.report.owners import print_checked, print_owners, print_problems, print_written

    print_problems(answer, hints=not check and (not write or answer.differs))
    if not answer.usable:
        return
    if write:
        print_written(answer)
    elif check:
        print_checked(answer)
    else:
        print_owners(answer)
