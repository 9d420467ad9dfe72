"""The demo as a built site, made once for all test processes, and small sites made of a few texts."""

import fcntl
import http.server
import json
import shutil
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from textwrap import dedent

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from okrkit.align.graph import build_graph
from okrkit.demo.build import build_demo
from okrkit.pages.configuration import configuration
from okrkit.pages.context import Site
from okrkit.pages.host import Host
from okrkit.pages.site import build_site
from okrkit.reading.load import load
from okrkit.reading.tree import MemoryTree
from tests.pages.tiny import OBJECTIVE, TODAY, WORKSPACE

Shared = Callable[[str, Callable[[Path], None]], Path]


@pytest.fixture(scope="session")
def shared(
    tmp_path_factory: pytest.TempPathFactory, environment_of_nobody: None
) -> Callable[[str, Callable[[Path], None]], Path]:
    """A folder made once by whichever test process comes first, and used by all."""
    base = tmp_path_factory.getbasetemp()
    common = base.parent if "popen-gw" in base.name else base

    def make(name: str, fill: Callable[[Path], None]) -> Path:
        folder = common / f"shared-{name}"
        with (common / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (folder / "made").exists():
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir()
                fill(folder)
                (folder / "made").touch()
        return folder

    return make


@pytest.fixture(scope="session")
def demo(shared: Shared) -> Path:
    """The repository of Northwind Roasters; tests only read it."""

    def build(folder: Path) -> None:
        build_demo(folder / "northwind")

    return shared("demo", build) / "northwind"


@pytest.fixture(scope="session")
def built(shared: Shared, demo: Path) -> Path:
    """Its site, built strictly with the configuration that okrkit makes up, and an address, which instant navigation wants."""

    def build(folder: Path) -> None:
        plain = folder / "northwind"
        shutil.copytree(demo, plain)
        made_up = json.loads(configuration(plain, folder))
        (plain / "mkdocs.yml").write_text(json.dumps(made_up | {"site_url": "https://okrs.example.com/"}))
        build_site(plain, TODAY, folder / "site")

    return shared("site", build) / "site"


@pytest.fixture(scope="session")
def on_disk(shared: Shared, demo: Path) -> Path:
    """The first page of the same site as somebody builds it who has no server: what it links to are files."""

    def build(folder: Path) -> None:
        shutil.copytree(demo, folder / "northwind")
        build_site(folder / "northwind", TODAY)

    return shared("on-disk", build) / "northwind" / "build" / "site" / "index.html"


@pytest.fixture
def make_site() -> Callable[..., Site]:
    """A function that makes a site of texts by path, without any history."""

    def make(texts: Mapping[str, str] | None = None, day: date = TODAY, **also: object) -> Site:
        files = {"okrs.yaml": WORKSPACE, "top.yaml": OBJECTIVE} | dict(texts or {})
        loaded = load(MemoryTree({path: dedent(text) for path, text in files.items()}))
        assert [finding.message for finding in loaded.findings] == []
        return Site(
            plan=loaded.plan,
            graph=build_graph(loaded.plan),
            day=day,
            locate=loaded.locate,
            host=Host(loaded.plan.repository),
            **also,  # type: ignore[arg-type]
        )

    return make


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def address(built: Path) -> Iterator[str]:
    """Where the built site is served while the tests run."""
    with serving(built) as url:
        yield url


class Visit:
    """A browser tab that remembers everything that went wrong in it and every address it asked for."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.problems: list[str] = []
        self.asked: list[str] = []
        page.on("pageerror", lambda error: self.problems.append(f"error: {error}"))
        page.on("console", lambda said: self.problems.append(said.text) if said.type in ("error", "warning") else None)
        page.on("request", lambda request: self.asked.append(request.url))


@pytest.fixture(scope="session")
def reader(browser: Browser) -> Iterator[BrowserContext]:
    """Somebody who has been here before: what the pages load comes from the cache of the browser, which costs half as much."""
    with browser.new_context(color_scheme="light") as context:
        yield context


@pytest.fixture
def visit(browser: Browser, reader: BrowserContext) -> Iterator[Callable[..., Visit]]:
    """A function that opens a tab: ``visit(width, scheme)``. Who asks for anything else than light is a new visitor."""
    opened: list[Page | BrowserContext] = []

    def open_tab(width: int = 1200, scheme: str = "light", **options: object) -> Visit:
        context = reader
        if scheme != "light" or options:
            context = browser.new_context(color_scheme=scheme, **options)  # type: ignore[arg-type]
            opened.append(context)
        page = context.new_page()
        opened.insert(0, page)
        page.set_viewport_size({"width": width, "height": 900})
        return Visit(page)

    yield open_tab
    for one in opened:
        one.close()
