"""Where `okr` processes are born with everything imported: starting Python costs more than most commands do.

Read by itself, it is the mother: it reads one command after the other from standard input, each a line of JSON, forks a child
that is the command, and answers with how the child ended. The child has its own folder, environment and streams, and leaves as
every process does. What `okr` does while it starts is tested in processes of its own (see test_exit_codes).
"""

import atexit
import gc
import json
import os
import subprocess
import sys
import time
from contextlib import suppress
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn

_LIBRARIES = ("git", "jsonschema", "jsonschema_rs", "mkdocs.commands.build", "rich.console", "material.plugins.search.plugin")


class Nursery:
    """A mother and how to ask her."""

    def __init__(self) -> None:
        command = [sys.executable, __file__]
        self._mother = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def run(self, arguments: list[str], folder: Path, environment: dict[str, str], stdin: bytes) -> tuple[bytes, bytes, int]:
        """What a command writes to its two streams, and how it ends."""
        assert self._mother.stdin and self._mother.stdout
        with TemporaryDirectory() as streams:
            files = [Path(streams, name) for name in ("in", "out", "err")]
            files[0].write_bytes(stdin)
            asked = {"arguments": arguments, "folder": str(folder), "environment": environment, "files": list(map(str, files))}
            self._mother.stdin.write(json.dumps(asked) + "\n")
            self._mother.stdin.flush()
            code = int(self._mother.stdout.readline())
            return files[1].read_bytes(), files[2].read_bytes(), code

    def close(self) -> None:
        """Let her go."""
        assert self._mother.stdin
        self._mother.stdin.close()
        self._mother.wait()


def _bear_children() -> None:
    _import_everything()
    gc.freeze()
    for line in sys.stdin:
        asked = json.loads(line)
        if (child := os.fork()) == 0:
            _be_okr(**asked)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        sys.stdout.write(f"{status}\n")
        sys.stdout.flush()


def _import_everything() -> None:
    """What commands import where they use it, and so have no time for here; what fails to fails again where it is used."""
    import pkgutil
    from importlib import import_module

    import okrkit

    ours = [module.name for module in pkgutil.walk_packages(okrkit.__path__, "okrkit.", onerror=id)]
    for name in (*ours, *_LIBRARIES):
        if not name.endswith("__main__"):
            with suppress(Exception):
                import_module(name)


def _be_okr(arguments: list[str], folder: str, environment: dict[str, str], files: list[str]) -> NoReturn:
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    for descriptor, file in enumerate(files):
        os.dup2(os.open(file, os.O_RDWR | os.O_CREAT), descriptor)
    sys.stdin, sys.stdout, sys.stderr = (os.fdopen(number, mode, encoding="utf-8") for number, mode in enumerate("rww"))
    sys.argv = ["okr", *arguments]
    from okrkit.cli import opening
    from okrkit.cli.app import main

    if day := environment.get("TODAY"):  # the day of a story that a test tells
        opening.date = type("Day", (date,), {"today": staticmethod(lambda: date.fromisoformat(day))})  # type: ignore[misc]
    code: object = 0
    try:
        main()
    except SystemExit as end:
        code = end.code
    except BaseException:
        sys.excepthook(*sys.exc_info())
        code = 1
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(code if isinstance(code, int) else 0)  # taking everything apart would take longer than the command


if __name__ == "__main__":
    _bear_children()
