"""`okr fmt`: one layout for all files of a plan."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from okrkit.cli.editing import CommitMessage, InCommit, InJson
from okrkit.cli.options import Directory, Format, Here, OutputFormat
from okrkit.errors import OkrError

if TYPE_CHECKING:
    from okrkit.writing.layout.files import LaidOut


def fmt(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH...", help="Only these files and folders of the plan.", show_default=False),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; end with 1 where a file is not as it should be.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", "--diff", "-n", help="Print the difference and write nothing.")] = False,
    commit: InCommit = False,
    message: CommitMessage = None,
    format: OutputFormat = Format.TEXT,
    directory: Directory = Here,
    json: InJson = False,
) -> None:
    """Lay all files out alike.

    Puts keys into the order of the schema, indents by two, writes a line for a check-in, quotes what needs it.
    No value and no comment changes. Ends with 1 if a file cannot be read or laid out; the others are all the same.
    """
    from okrkit.cli.editing import How
    from okrkit.report.fmt import Answer, print_fmt
    from okrkit.say.escape_files import commit_line
    from okrkit.writing.landing.committing import write_and_commit
    from okrkit.writing.landing.files import write_files

    how = How(dry_run, commit, message, format, json=json)
    if check and commit:
        raise OkrError("--check writes nothing that could be committed", "leave --check or --commit out")
    root, files = _laid_out(directory, paths or ())
    changes = {file.path: file.change for file in files if file.change}
    is_written = not check and not dry_run
    committed = None
    if changes and is_written and commit:
        about = commit_line(next(iter(changes))) if len(changes) == 1 else f"{len(changes)} files"
        committed = write_and_commit(root, changes, f"{how.message.strip() if how.message else f'Format {about}'}\n")
    elif changes and is_written:
        write_files(root, changes)
    here = directory.resolve()
    answer = Answer(files, lambda path: os.path.relpath(root / path, here).replace(os.sep, "/"), is_written, committed)
    if how.said_as is Format.JSON:
        from okrkit.report.json_v1.formatting import formatting
        from okrkit.report.json_v1.printing import print_json

        print_json(formatting(answer))
    else:
        print_fmt(answer, diff=dry_run)
    if answer.troubled or (check and changes):
        raise typer.Exit(1)


def _laid_out(directory: Path, paths: Sequence[Path]) -> "tuple[Path, list[LaidOut]]":
    """The root of the workspace, and what becomes of its files that somebody asked about; the plan in them is not read."""
    from okrkit.reading.folder import Folder, find_workspace
    from okrkit.writing.layout.files import LaidOut, Trouble, lay_out

    if missing := [path for path in paths if not (directory / path).exists()]:
        raise OkrError(f"there is no {missing[0]}", "name files and folders of the plan")
    first = (directory / paths[0]).absolute() if paths else directory
    root = find_workspace(first if first.is_dir() else first.parent).resolve()
    tree = Folder(root)
    asked = list(_asked(root, directory, paths))
    places: dict[Path, str] = {}
    for text in tree.texts():  # a link to a file of the plan is that file, which is laid out where it stands
        place = (root / text.path).resolve()
        places[place] = text.path if place == root / text.path else places.get(place, text.path)
    files = list(lay_out(text for text in tree.texts() if text.path in places.values() and _is_in(text.path, asked)))
    refused = [one for one in tree.refused if _is_in(one.address.path, asked)]
    files += [LaidOut(one.address.path, trouble=Trouble(one.message, one.help)) for one in refused]
    if paths and not files:
        raise OkrError(f"there is no file of the plan in {paths[0]}", "name .yaml and .yml files of it, or their folders")
    return root, sorted(files, key=lambda file: file.path)


def _asked(root: Path, directory: Path, paths: Sequence[Path]) -> Iterator[str]:
    """Paths in the workspace, a dot for all of it."""
    for path in paths:
        place = (directory / path).resolve()
        if not place.is_relative_to(root) and not root.is_relative_to(place):
            raise OkrError(f"{path} is not inside the workspace {root.name}", "one run formats one workspace")
        yield place.relative_to(root).as_posix() if place.is_relative_to(root) else "."


def _is_in(file: str, asked: Sequence[str]) -> bool:
    return not asked or any(path in (".", file) or file.startswith(f"{path}/") for path in asked)
