"""`okr check-in --from`: the numbers of a file, or of another program."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from okrkit.cli.editing import How
from okrkit.errors import OkrError

if TYPE_CHECKING:
    from okrkit.plan import Plan
    from okrkit.report.edit import Warned
    from okrkit.writing.edits.feed import Fed

_MOST_BYTES = 1 << 24


def check_in_from(directory: Path, source: str, how: How) -> None:
    """Check in every row of a file, or of standard input for `-`: all of them, or none where one cannot be used."""
    from okrkit.cli.editing import carry_out, not_ahead, open_to_edit
    from okrkit.report.edit import Subject
    from okrkit.report.terminal import say_aside, say_error
    from okrkit.say.values import plural
    from okrkit.writing.changing import Edits, about
    from okrkit.writing.edits.feed import feed
    from okrkit.writing.edits.rows import read_rows

    today = not_ahead(None)
    name = "standard input" if source == "-" else source
    rows, problems = read_rows(text_of(source, name), name, today)
    opened = open_to_edit(directory)
    fed = feed(opened.loaded.plan, rows)
    if every := [*problems, *fed.problems]:
        for one in every:
            say_error(f"{one.place}: {one.message}", one.help)
        told = f"{plural(len(every), 'row')} of {name} cannot be used"
        raise OkrError(told, "nothing was written; mend it and run this again")
    if fed.known:
        say_aside(f"{plural(fed.known, 'check-in')} of {name} {'was' if fed.known == 1 else 'were'} there already")
    references = tuple(one.reference for one in fed.key_results)
    title = f"{plural(len(fed.entries), 'check-in')} from {name}"
    subject = Subject(
        title,
        f"Check in {plural(len(references), 'key result')} from {name}",
        references=references,
        nothing="nothing to write",
    )
    carry_out(opened, Edits(about(*references), fed.edits), subject, today, how, _odd(opened.loaded.plan, fed))


def _odd(plan: "Plan", fed: "Fed") -> "list[Warned]":
    """A word for each value that is far from what was known before."""
    from okrkit.report.edit import Warned
    from okrkit.say.values import number
    from okrkit.writing.edits.plausible import is_odd_step

    return [
        Warned(
            f"{one.reference}: {number(entry.value, plan.unit_of(one))} is far from what was known before",
            "look whether the unit and the point are right",
        )
        for one, entry in fed.entries
        if entry.value is not None and is_odd_step(one, entry.value, entry.date)
    ]


def text_of(source: str, name: str) -> str:
    """What a file says, or standard input for `-`. Raises `OkrError`."""
    data = sys.stdin.buffer.read(_MOST_BYTES + 1) if source == "-" else _file(Path(source))
    if len(data) > _MOST_BYTES:
        raise OkrError(f"{name} is larger than 16 MiB", "split it")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise OkrError(f"{name} is not UTF-8 text", "save it as UTF-8") from None


def _file(path: Path) -> bytes:
    if not path.is_file():
        raise OkrError(f"there is no file {path}", "name a file with rows, or `-` for standard input")
    with path.open("rb") as file:
        return file.read(_MOST_BYTES + 1)
