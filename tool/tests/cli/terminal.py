"""A program at a real terminal: in a pseudoterminal, with keys typed as a person types them."""

import os
import pty
import subprocess
from collections.abc import Sequence
from pathlib import Path
from select import select

_A_MOMENT = 0.1
"""Seconds after which nothing more of a question is to come: a terminal may show its first half alone."""


def talk(command: Sequence[str], *typed: str, folder: Path | None = None, **environment: str) -> tuple[str, str, int]:
    """What the terminal shows, with the echo of the keys in it, what goes to standard output, and how a program ends that asks.

    Whenever a question stands there, the next keys are typed.
    """
    ours, theirs = pty.openpty()
    everything = {**{name: value for name, value in os.environ.items() if name != "CI"}, "TERM": "dumb", "INPUTRC": os.devnull}
    shown, keys = b"", list(typed)
    with subprocess.Popen(
        command,
        cwd=folder,
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=theirs,
        env=everything | environment,
        start_new_session=True,
    ) as process:
        os.close(theirs)
        while new := _read(ours):
            shown += new
            if keys and shown.endswith((b"? ", b"] ", b") ")) and not select([ours], [], [], _A_MOMENT)[0]:
                os.write(ours, keys.pop(0).encode())
        assert process.stdout
        output = process.stdout.read().decode()
    os.close(ours)
    return shown.decode().replace("\r\n", "\n"), output, process.returncode


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # nobody holds the other end any more
        return b""
