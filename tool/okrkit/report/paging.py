"""A long answer in a window: the reader's own pager shows it, as git and man let it."""

import os
import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from shutil import which

from okrkit.report.output import write
from okrkit.report.terminal import console

_PAGER = "less"
_OF_LESS = "FRX"
"""What `less` is told where nobody told it anything: leave a short text standing, let colours be colours, keep the screen."""


@contextmanager
def paged() -> Iterator[None]:
    """Print what is printed meanwhile; in a window that it is too long for, through a pager.

    That is `PAGER`, else `less`. `PAGER=cat` or an empty one prints, and so does everything that is no window.
    """
    if not sys.stdout.isatty():
        yield
        return
    with console().capture() as held:
        yield
    text = held.get()
    command = _pager() if text.count("\n") >= console().height else ""
    if not command:
        write(text)
        return
    from pydoc import pipepager

    sys.stdout.flush()
    os.environ.setdefault("LESS", _OF_LESS)  # as git does it; nothing else is started any more
    pipepager(text, command)


def _pager() -> str:
    """The command that shows a text; empty where there is none, or a window that cannot be moved in."""
    command = os.environ.get("PAGER", _PAGER).strip()
    if not sys.stdin.isatty() or os.environ.get("TERM", "dumb") == "dumb":
        return ""
    try:
        words = [word for word in shlex.split(command) if "=" not in word]  # `LESS=R less` is a command as well
    except ValueError:
        return ""
    return command if words and words[0] != "cat" and which(words[0]) else ""
