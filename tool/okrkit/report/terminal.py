"""The terminal: one console, the few styles there are, and how a failure is said."""

import os
import sys
from functools import cache

from rich.console import Console
from rich.text import Text

from okrkit.finding import Severity
from okrkit.measure.status import Status
from okrkit.reading.loaded import Loaded
from okrkit.say.escape import terminal

SEVERITY_STYLE = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "bold cyan"}
STATUS_LOOK = {
    Status.ON_TRACK: ("●", "green"),
    Status.ACHIEVED: ("✔", "green"),
    Status.BEHIND: ("▲", "yellow"),
    Status.AT_RISK: ("■", "red"),
    Status.MISSED: ("✘", "red"),
    Status.NOT_STARTED: ("○", "dim"),
    Status.OUTDATED: ("◷", "dim"),
    Status.DROPPED: ("—", "dim"),
}
"""How a status looks: told by its shape as well as by its colour."""

_NO_WINDOW = 120


@cache
def console() -> Console:
    """Standard output. Colour only on a terminal; `NO_COLOR` is honoured; nothing in a text is taken for markup."""
    return Console(highlight=False, markup=False, emoji=False, soft_wrap=not sys.stdout.isatty(), legacy_windows=False)


def width() -> int:
    """Cells in a line; where nobody's window sets them, enough for a wide one."""
    return console().width if sys.stdout.isatty() or "COLUMNS" in os.environ else _NO_WINDOW


def styled(*parts: str | tuple[str, str]) -> Text:
    """A line from parts, each a text or a text with its style. Everything that a person wrote is made harmless here."""
    line = Text()
    for part in parts:
        text, style = (part, "") if isinstance(part, str) else part
        line.append(terminal(text), style)
    return line


def say(*parts: str | tuple[str, str]) -> None:
    """Print one line."""
    console().print(styled(*parts))


def say_item(lead: str, text: str, style: str = "") -> None:
    """Print an item of a list; in a window its further lines stand below its first."""
    item = styled((text, style))
    lines = item.wrap(console(), max(20, width() - len(lead))) if sys.stdout.isatty() else [item]
    for at, line in enumerate(lines):
        line.rstrip()
        console().print(styled((lead if at == 0 else " " * len(lead), style)) + line)


def say_error(message: str, help: str = "") -> None:
    """Say on standard error that a command cannot do what was asked, and what to do."""
    errors = Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)
    errors.print(styled(("error: ", "bold red"), message))
    if help:
        errors.print(styled(("help: ", "bold"), help))


def say_unread(loaded: Loaded) -> None:
    """Warn on standard error that files are missing from an answer because they could not be read."""
    unread = sorted({finding.address.path for finding in loaded.findings if finding.rule in ("syntax", "schema")})
    if unread:
        errors = Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)
        what = f"{len(unread)} files" if len(unread) > 1 else unread[0]
        errors.print(styled(("warning: ", "bold yellow"), f"{what} could not be read and is left out: `okr validate` says why"))
