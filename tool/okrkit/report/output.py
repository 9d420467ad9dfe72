"""Standard output, whose reader may leave before the end."""

import os
import sys


def write(text: str) -> None:
    """Write to standard output."""
    try:
        sys.stdout.write(text)
    except BrokenPipeError:
        let_go()


def let_go(descriptor: int = 1) -> None:
    """Somebody stopped reading, as `okr log | head` does: the rest goes nowhere, and the command ends as it would have."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), descriptor)


def write_bytes(data: bytes) -> None:
    """Write to standard output what has line endings and an encoding of its own, whatever the machine's are."""
    sys.stdout.flush()
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        let_go()
