"""A sign of life while something takes longer than a second."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

PATIENCE_SECONDS = 1.0


@contextmanager
def waiting(what: str) -> Iterator[None]:
    """Show on standard error what is being done, once it has taken a second; nothing where nobody is watching."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    sign = Console(stderr=True).status(f"{what} …")
    timer = threading.Timer(PATIENCE_SECONDS, sign.start)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()  # so that a sign that is just being shown is not left standing
        sign.stop()
