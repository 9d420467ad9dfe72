"""What every test starts from: an environment that is nobody's, and real repositories on demand."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests.repositories import Workshop

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# A busy machine is no fault of the code: speed is measured in tool/bench, and no test fails for being slow.
settings.register_profile("untimed", deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

# What was compiled once is not compiled again by each of the processes that the tests start, nor by the next run.
sys.dont_write_bytecode = False

PERSONAL = ("GIT_", "OKRKIT_", "OKR_", "GITHUB_", "GITLAB_", "GH_", "CI_", "CIRCLE_", "CHANGE_", "PYTHONDONTWRITE")
TERMINAL = ("CI", "NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "LINES", "PAGER", "TF_BUILD")


@pytest.fixture(scope="session", autouse=True)
def environment_of_nobody(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No setting of the person or the machine that runs the tests reaches them."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        browsers = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "ms-playwright"
        patch.setenv("PLAYWRIGHT_BROWSERS_PATH", os.environ.get("PLAYWRIGHT_BROWSERS_PATH", str(browsers)))
        for name in [name for name in os.environ if name.startswith(PERSONAL) or name in TERMINAL]:
            patch.delenv(name)
        patch.setenv("HOME", str(home))
        patch.setenv("XDG_CONFIG_HOME", str(home / ".config"))
        patch.setenv("XDG_CACHE_HOME", str(home / ".cache"))
        patch.setenv("GIT_CONFIG_NOSYSTEM", "1")
        patch.setenv("TZ", "UTC")
        yield


@pytest.fixture(scope="session")
def caches(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Names for folders that do not exist yet: to make one for each test would take longer than many tests do."""
    folder = tmp_path_factory.mktemp("caches")
    return (folder / str(number) for number in count())


@pytest.fixture(autouse=True)
def empty_cache(caches: Iterator[Path], monkeypatch: pytest.MonkeyPatch, environment_of_nobody: None) -> Path:
    """Each test begins with a cache folder of its own."""
    folder = next(caches)
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    return folder


@pytest.fixture(scope="session")
def browser(environment_of_nobody: None) -> "Iterator[Browser]":
    """The machine's own Chromium, one for all tests of a process: Playwright can be started only once in it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("chromium-browser"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield chromium
        chromium.close()


@pytest.fixture
def make_repository(tmp_path: Path) -> Callable[..., Workshop]:
    """A function that begins a repository in a folder of the test, with options of ``git init``."""

    def make(name: str = "repository", *options: str) -> Workshop:
        return Workshop(tmp_path / name, *options)

    return make


@pytest.fixture
def repository(make_repository: Callable[..., Workshop]) -> Workshop:
    """An empty repository."""
    return make_repository()
