"""A line of source with a mark below it, as a good compiler shows where it means."""

from unicodedata import combining, east_asian_width

from okrkit.report.terminal import say, width
from okrkit.say.escape import terminal

_WIDEST = 100
"""How much of a source line is shown at most: one with a long text would drown the message."""

_MARGIN = 10
"""Cells beside it: the number of the line, and signs that something was cut."""

_NARROWEST = 20
"""How much of it is shown at least, however narrow the window is."""

_BEFORE = 30
"""How much of a cut line stands before what is meant, at most half of what is shown."""


def print_source(source: str, line: int, column: int, length: int, style: str) -> None:
    """Print a line of source with carets below ``length`` of its characters from ``column`` on, counted from 1."""
    start, stop = column - 1, column - 1 + length
    begin, end = _window(len(source), start, stop)
    lead = "…" if begin else ""
    before, meant, after = (terminal(source[a:b]) for a, b in ((begin, start), (start, min(stop, end)), (stop, end)))
    number = f"{line:>5} │ "
    say((number, "dim"), lead, before, meant, after, "…" if end < len(source) else "")
    say((" " * (len(number) - 2) + "│ ", "dim"), " " * cells(lead + before), ("^" * max(1, cells(meant)), style))


def _window(size: int, start: int, stop: int) -> tuple[int, int]:
    """Which characters of a line are shown: all of a short one, else those around what is meant."""
    widest = min(_WIDEST, max(_NARROWEST, width() - _MARGIN))
    if size <= widest:
        return 0, size
    begin = 0 if stop <= widest else max(0, min(start - min(_BEFORE, widest // 2), size - widest))
    return begin, min(size, begin + widest)


def cells(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(0 if combining(one) else 2 if east_asian_width(one) in "WF" else 1 for one in text)
