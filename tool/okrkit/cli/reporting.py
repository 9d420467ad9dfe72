"""How a command hands on an answer that another program reads."""

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

from okrkit.cli.opening import Opened, open_repository
from okrkit.cli.options import FindingFormat
from okrkit.errors import OkrError
from okrkit.report.output import write


def is_read_by_people(format: FindingFormat, file: Path | None) -> bool:
    """Whether the answer is printed as text: where that is asked for, or beside a report that goes to a file.

    Raises `OkrError` for a file that nothing goes to.
    """
    if format is FindingFormat.TEXT and file is not None:
        raise OkrError("`--output` has nothing to write: text is printed", "name a format: `--format sarif --output FILE`")
    return format is FindingFormat.TEXT or file is not None


def in_repository(opened: Opened, directory: Path) -> Callable[[str], str]:
    """How to write a path of a workspace from the top of its repository; without a repository, from the workspace's own top.

    It does not depend on the folder that a command is called in: programs open files of a checkout. A link to a file
    of the workspace is followed, for it has no lines that anybody could open.
    """
    try:
        top = open_repository(opened.root if opened.root.is_dir() else directory).root
    except OkrError:
        top = opened.root
    folder = opened.root.relative_to(top) if opened.root.is_relative_to(top) else Path()

    @cache
    def where(path: str) -> str:
        real = Path(os.path.realpath(opened.root / path))
        is_link = opened.revision is None and opened.root in real.parents
        return (folder / (real.relative_to(opened.root) if is_link else path)).as_posix()

    return where


def hand_over(text: str, file: Path | None) -> None:
    """Write a report to standard output, or to a file: whole, or not at all."""
    if file is None:
        write(text)
        return
    target = Path(os.path.realpath(file))
    if target.exists() and not target.is_file():  # /dev/stdout must stay what it is
        target.write_text(text, "utf-8")
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        beside.write_text(text, "utf-8", newline="\n")
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
