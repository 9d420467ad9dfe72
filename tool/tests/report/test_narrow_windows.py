"""What is said in a real window, however narrow: no line is wider, and no caret is torn from what it marks."""

import os
import pty
import re
import struct
import subprocess
import sys
import termios
from fcntl import ioctl
from pathlib import Path

import pytest

PLAN = """\
team: payments
cycle: 2026-Q4
objectives: [{id: early, title: Partner cafés know on Monday what money comes on Friday and what is still to come}]
"""


def seen(columns: int, *command: str, folder: Path) -> list[str]:
    """The lines that a command writes to a terminal of so many columns, without colours."""
    window, terminal = pty.openpty()
    ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    environment = {key: value for key, value in os.environ.items() if key != "COLUMNS"} | {"TERM": "xterm"}
    with subprocess.Popen([sys.executable, "-m", "okrkit", *command], stdout=terminal, cwd=folder, env=environment):
        os.close(terminal)
        written = b""
        while chunk := _read(window):
            written += chunk
    os.close(window)
    return re.sub(r"\x1b\[[0-9;]*m", "", written.decode()).replace("\r", "").splitlines()


def _read(window: int) -> bytes:
    """What stands in the window; nothing more once the command has ended, which Linux tells as an error."""
    try:
        return os.read(window, 65536)
    except OSError:
        return b""


@pytest.mark.parametrize("columns", [45, 60])
def test_the_catalogue_fits(columns: int, tmp_path: Path) -> None:
    lines = seen(columns, "explain", folder=tmp_path)
    assert max(map(len, lines)) <= columns
    assert "  missing-owner                 error" in lines
    assert any(line.startswith("    Each objective has one person") for line in lines)


def test_a_caret_stays_below_what_it_marks(tmp_path: Path) -> None:
    (tmp_path / "okrs.yaml").write_text("version: 1\norganization: N\nteams: {payments: {name: Payments}}\n")
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    lines = seen(60, "lint", "--select", "no-key-results", folder=tmp_path)
    assert max(map(len, lines)) <= 60
    source = next(at for at, line in enumerate(lines) if line.startswith("    3 │"))
    assert lines[source + 1].startswith("      │ ")
    assert lines[source][lines[source + 1].index("^") :].startswith("Partner")
