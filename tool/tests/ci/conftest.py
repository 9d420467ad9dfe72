"""A pull request on the demo's plan: its repository with the merge commit that a host makes, and builds of it."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from okrkit.demo.build import build_demo
from tests.ci.runner import PULL, Build, check_out
from tests.repositories import FIRST_COMMIT, Workshop

OKR = Path(sys.executable).with_name("okr")
PAYMENTS = "okrs/teams/payments/2026-Q4.yaml"
TARGET = "        baseline: 4.2\n        target: 1.5\n"
EASED = "        baseline: 4.2\n        target: 2.5\n"
BECAUSE = "Two of the three large banks left the pilot"
REBASELINE = f"        rebaselines: [{{date: 2026-11-22, from: {{target: 1.5}}, to: {{target: 2.5}}, because: {BECAUSE}}}]\n"
DAY = "2026-11-22"
BEFORE_THE_FREEZE = {"GIT_COMMITTER_DATE": "2026-10-01T09:00:00+00:00", "GIT_AUTHOR_DATE": "2026-10-01T09:00:00+00:00"}
HOSTILE_BRANCH = "$(touch${IFS}pwned);x"

Request = Callable[..., Workshop]
MakeBuild = Callable[..., Build]


@pytest.fixture(scope="session")
def northwind(tmp_path_factory: pytest.TempPathFactory, environment_of_nobody: None) -> Path:
    """The demo repository, built once; tests clone it."""
    folder = tmp_path_factory.mktemp("demo") / "northwind"
    build_demo(folder)
    return folder


@pytest.fixture(scope="session")
def payments(northwind: Path) -> str:
    """The file that requests change."""
    text = (northwind / PAYMENTS).read_text("utf-8")
    assert text.count(TARGET) == 1
    return text


@pytest.fixture(scope="session")
def request_of(northwind: Path, tmp_path_factory: pytest.TempPathFactory) -> Request:
    """A function that makes a host's repository with one pull request, which changes files of the demo as it is told."""

    def make(
        files: Mapping[str, str | bytes | None], subject: str = "Be realistic about the banks", **variables: str
    ) -> Workshop:
        folder = tmp_path_factory.mktemp("host") / "okrs.git"
        subprocess.run(["git", "clone", "--quiet", str(northwind), str(folder)], check=True)
        origin = Workshop(folder)
        origin.commits = (date(2026, 11, 21) - FIRST_COMMIT.date()).days  # the story ends on the 22nd
        origin.git("checkout", "--quiet", "-b", HOSTILE_BRANCH)
        origin.commit(subject, files, **variables)
        origin.git("checkout", "--quiet", "--detach", "main")
        origin.git("merge", "--quiet", "--no-ff", "-m", f"Merge {HOSTILE_BRANCH} into main", HOSTILE_BRANCH)
        origin.git("update-ref", PULL, "HEAD")
        return origin

    return make


@pytest.fixture(scope="session")
def eased(request_of: Request, payments: str) -> Workshop:
    """A request that eases a target without a word. Nobody may change it."""
    return request_of({PAYMENTS: payments.replace(TARGET, EASED)})


@pytest.fixture(scope="session")
def path_on_the_day(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A PATH on which it is the last day of the story, and `okr` is the one under test."""
    clock = tmp_path_factory.mktemp("clock")
    (clock / "date").write_text(f'#!/bin/sh\ncase $* in "+%F" | "-u +%F") echo {DAY} ;; *) exit 1 ;; esac\n')
    (clock / "date").chmod(0o755)
    return os.pathsep.join((str(clock), str(OKR.parent), os.environ["PATH"]))


@pytest.fixture
def build_of(tmp_path: Path) -> MakeBuild:
    """A function that checks a pull request out and gives the build of it."""

    def make(origin: Workshop, depth: int = 2, ref: str = PULL, **more: object) -> Build:
        workspace = check_out(origin, tmp_path / "workspace", depth, ref)
        return Build(workspace, origin.git("rev-parse", PULL), tmp_path / "runner", **more)

    return make
