"""The terminal: one console, the few styles there are, and how a failure is said."""

import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING

from okrkit.finding import Finding, Severity
from okrkit.report.output import let_go, write
from okrkit.say.escape import ci, terminal

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

SEVERITY_STYLE = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "bold cyan"}
DIFFERENCE_STYLE = {"+": "green", "-": "red", "@": "cyan"}
"""By the first character of a line of a unified diff."""

_NO_WINDOW = 120
_ROOM = 20
"""Cells that a text needs beside its lead; where there are fewer it stands below it."""

_ASK_FOR_COLOUR = ("FORCE_COLOR", "TTY_COMPATIBLE")
"""What rich takes for a wish to have colours without a terminal."""


@cache
def console() -> "Console":
    """Standard output. Colour only on a terminal; `NO_COLOR` is honoured; nothing in a text is taken for markup."""
    from rich.console import Console

    made = Console(highlight=False, markup=False, emoji=False, soft_wrap=not sys.stdout.isatty(), legacy_windows=False)
    made.on_broken_pipe = let_go  # type: ignore[method-assign]  # a whole class for one method says no more
    return made


def width() -> int:
    """Cells in a line; where nobody's window sets them, enough for a wide one."""
    return console().width if sys.stdout.isatty() or "COLUMNS" in os.environ else _NO_WINDOW


def styled(*parts: str | tuple[str, str]) -> "Text":
    """A line from parts, each a text or a text with its style. Everything that a person wrote is made harmless here.

    A line that a build would obey, because its log is read for commands, loses its colours with its force.
    """
    from rich.text import Text

    line = Text()
    for part in parts:
        text, style = (part, "") if isinstance(part, str) else part
        line.append(terminal(text), style)
    harmless = ci(line.plain)
    return line if harmless == line.plain else Text(harmless)


def say(*parts: str | tuple[str, str]) -> None:
    """Print one line. Into a file or a pipe it is written as it is, without loading rich for colours that are not asked for."""
    if _is_plain():
        write(ci("".join(terminal(part if isinstance(part, str) else part[0]) for part in parts)) + "\n")
    else:
        console().print(styled(*parts))


def say_item(lead: str, text: str, style: str = "", *, lead_style: str | None = None) -> None:
    """Print an item of a list; in a window its further lines stand below its first. The lead may have a style of its own."""
    look = style if lead_style is None else lead_style
    if not sys.stdout.isatty():
        say((lead, look), (text.rstrip(), style))
        return
    beside = width() - len(lead) >= _ROOM
    indent = len(lead) if beside else 4
    if not beside:
        say((lead.rstrip(), look))
    for at, line in enumerate(styled((text, style)).wrap(console(), max(_ROOM, width() - indent))):
        line.rstrip()
        console().print(styled((lead if beside and at == 0 else " " * indent, look)) + line)


def say_error(message: str, help: str = "") -> None:
    """Say on standard error that a command cannot do what was asked, and what to do."""
    errors = _errors()
    errors.print(styled(("error: ", "bold red"), message))
    if help:
        errors.print(styled(("help: ", "bold"), help))


def say_patch(lines: Iterable[str]) -> None:
    """Show on standard error the difference that a person may make by hand."""
    errors = _errors()
    for line in lines:
        errors.print(styled((line, DIFFERENCE_STYLE.get(line[:1], ""))))


def say_note(text: str) -> None:
    """Say on standard error what an answer is about, where that could be taken for something else."""
    _errors().print(styled(("note: ", "bold cyan"), text))


def say_beside(finding: Finding, where: str) -> None:
    """Say a finding on standard error, beside an answer that somebody may keep; ``where`` is its place as text."""
    errors = _errors()
    errors.print(styled((f"{where} ", "bold"), (f"{finding.severity}: ", SEVERITY_STYLE[finding.severity]), finding.message))
    if finding.help:
        errors.print(styled(("  help: ", "bold"), finding.help))


def say_warning(message: str, help: str = "") -> None:
    """Say on standard error, in one sentence, what did not work and does not stop the command."""
    _errors().print(styled(("warning: ", "bold yellow"), f"{message}{f'; {help}' if help else ''}"))


def say_aside(text: str) -> None:
    """Print one line on standard error: what is said beside the answer, which another program may read."""
    _errors().print(styled(text))


_OF_READING = ("syntax", "schema", "unsafe-path")


def say_unread(findings: Iterable[Finding], shown: Callable[[str], str] = str) -> None:
    """Warn on standard error that files are missing from an answer because they could not be read.

    ``shown`` is how to write a path of the plan.
    """
    unread = sorted({finding.address.path for finding in findings if finding.rule in _OF_READING})
    if unread:
        what = (
            f"{len(unread)} files could not be read and are"
            if len(unread) > 1
            else f"{shown(unread[0])} could not be read and is"
        )
        say_warning(f"{what} left out: `okr validate` says why")


def _is_plain() -> bool:
    """Whether lines go where nobody sees colours."""
    return not (sys.stdout.isatty() or _colour_is_asked_for())


@cache
def _colour_is_asked_for() -> bool:
    return any(name in os.environ for name in _ASK_FOR_COLOUR)


def _errors() -> "Console":
    """Standard error, after everything that was said before."""
    from rich.console import Console

    with suppress(BrokenPipeError):
        sys.stdout.flush()
    made = Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)
    made.on_broken_pipe = lambda: let_go(2)  # type: ignore[method-assign]
    return made
