"""The real command, in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from okrkit.demo.build import build_demo
from tests.cli.nursery import Nursery


@dataclass(frozen=True)
class Said:
    """What a command printed and how it ended."""

    output: str
    errors: str
    code: int


Okr = Callable[..., Said]

THE_DAY = "2026-11-22"
"""The last day of the story, which is today for every command: whatever day the tests run, no plan is one of the past."""

ON_THE_DAY = """
import datetime, os, sys
from okrkit.cli import opening
day = datetime.date.fromisoformat(os.environ["TODAY"])
opening.date = type("Day", (datetime.date,), {"today": staticmethod(lambda: day)})
sys.argv[0] = "okr"
from okrkit.cli.app import main
main()
"""
"""What `python -m okrkit` does, on that day."""


@pytest.fixture(scope="session")
def nursery(environment_of_nobody: None) -> Iterator[Nursery]:
    """Where commands start that need nothing special of Python."""
    nursery = Nursery()
    yield nursery
    nursery.close()


@pytest.fixture
def okr(tmp_path: Path, nursery: Nursery) -> Okr:
    """A function that runs `okr` in a folder, by default the test's own."""

    def run(*arguments: str, folder: Path = tmp_path, stdin: str = "", **environment: str) -> Said:
        everything = {**os.environ, "TODAY": THE_DAY, **environment}
        if any(name.startswith("PYTHON") for name in environment):  # what only a Python that starts obeys
            command = [sys.executable, "-c", ON_THE_DAY, *arguments]
            done = subprocess.run(command, cwd=folder, env=everything, input=stdin.encode(), capture_output=True, check=False)
            output, errors, code = done.stdout, done.stderr, done.returncode
        else:
            output, errors, code = nursery.run(list(arguments), folder, everything, stdin.encode())
        return Said(output.decode(), errors.decode(), code)

    return run


@pytest.fixture(scope="session")
def northwind(tmp_path_factory: pytest.TempPathFactory, environment_of_nobody: None) -> Path:
    """The demo repository, built once; tests only read it."""
    folder = tmp_path_factory.mktemp("demo") / "northwind"
    build_demo(folder)
    return folder
