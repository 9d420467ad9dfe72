"""Long reports in a real window: they go through the reader's pager, and short ones do not."""

import os
import pty
import struct
import subprocess
import sys
import termios
from fcntl import ioctl
from pathlib import Path

import pytest

SAYS = """\
import sys
from okrkit.report.kinds.answer import Answer, Records, Table
from okrkit.report.kinds.text import print_answer
rows = tuple((f"Team {at} \\x1b]52;c;aGk=\\x07", "1") for at in range(int(sys.argv[1])))
print_answer(Answer("Calibration", ("It went well.",), (Table(("Team", "Met"), rows),), (), Records((), ()), {}))
"""


def seen(rows: int, folder: Path, **environment: str) -> str:
    """What stands in a window of 20 lines that is typed in as well, after a report of so many rows; colours left out."""
    window, terminal = pty.openpty()
    ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 20, 80, 0, 0))
    everything = os.environ | {"TERM": "xterm", "PATH": f"{folder}:{os.environ['PATH']}"} | environment
    command = [sys.executable, "-c", SAYS, str(rows)]
    with subprocess.Popen(command, stdin=terminal, stdout=terminal, env=everything):
        os.close(terminal)
        written = b""
        while chunk := _read(window):
            written += chunk
    os.close(window)
    return written.decode().replace("\r", "").replace("\x1b[1m", "").replace("\x1b[0m", "")


def _read(window: int) -> bytes:
    try:
        return os.read(window, 65536)
    except OSError:  # what Linux says of a window that nobody writes to any more
        return b""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a pager that says how it was started, and with what."""
    pager = tmp_path / "less"
    pager.write_text('#!/bin/sh\necho "less $LESS $*"\ntail -n 1\n')
    pager.chmod(0o755)
    return tmp_path


def test_a_long_answer_is_paged(folder: Path) -> None:
    assert seen(40, folder) == "less FRX \nTeam 39 ]52;c;aGk=  1\n"
    assert seen(40, folder, PAGER="less -N", LESS="R") == "less R -N\nTeam 39 ]52;c;aGk=  1\n"


@pytest.mark.parametrize(
    ("rows", "environment"),
    [(5, {}), (40, {"PAGER": ""}), (40, {"PAGER": "cat"}), (40, {"TERM": "dumb"}), (40, {"PAGER": "no-such-pager"})],
)
def test_the_rest_is_printed(folder: Path, rows: int, environment: dict[str, str]) -> None:
    lines = seen(rows, folder, **environment).splitlines()
    assert lines[0] == "Calibration"
    assert [line.split()[1] for line in lines[4:]] == [str(at) for at in range(rows)]
