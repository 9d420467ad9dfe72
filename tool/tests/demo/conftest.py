"""The demo, built once for all tests that look at it."""

import subprocess
from collections.abc import Callable
from datetime import date

import pytest

from okrkit.demo.build import Built, build_demo
from okrkit.plan import Plan
from okrkit.reading.load import load
from okrkit.reading.tree import MemoryTree

Git = Callable[..., str]


@pytest.fixture(scope="session")
def northwind(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The demo repository. Nobody may change it."""
    return build_demo(tmp_path_factory.mktemp("northwind"))


@pytest.fixture(scope="session")
def git(northwind: Built) -> Git:
    """A function that asks the real git about the demo."""

    def ask(*arguments: str) -> str:
        command = ["git", "-c", "core.quotePath=false", *arguments]
        return subprocess.run(command, cwd=northwind.folder, check=True, capture_output=True, encoding="utf-8").stdout

    return ask


@pytest.fixture(scope="session")
def plan(northwind: Built) -> Plan:
    """The plan of the last commit."""
    files = northwind.told[-1].files
    return load(MemoryTree({path.removeprefix("okrs/"): text for path, text in files.items() if path.startswith("okrs/")})).plan


@pytest.fixture(scope="session")
def today() -> date:
    """The day on which the story is looked at."""
    return date(2026, 11, 22)
