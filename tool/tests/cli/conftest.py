"""The real command, in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from okrkit.demo.build import build_demo


@dataclass(frozen=True)
class Said:
    """What a command printed and how it ended."""

    output: str
    errors: str
    code: int


Okr = Callable[..., Said]


@pytest.fixture
def okr(tmp_path: Path) -> Okr:
    """A function that runs `okr` in a folder, by default the test's own."""

    def run(*arguments: str, folder: Path = tmp_path, stdin: str = "", **environment: str) -> Said:
        done = subprocess.run(
            [sys.executable, "-m", "okrkit", *arguments],
            cwd=folder,
            env={**os.environ, **environment},
            input=stdin.encode(),
            capture_output=True,
            check=False,
        )
        return Said(done.stdout.decode(), done.stderr.decode(), done.returncode)

    return run


@pytest.fixture(scope="session")
def northwind(tmp_path_factory: pytest.TempPathFactory, environment_of_nobody: None) -> Path:
    """The demo repository, built once; tests only read it."""
    folder = tmp_path_factory.mktemp("demo") / "northwind"
    build_demo(folder)
    return folder
