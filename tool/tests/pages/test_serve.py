"""Serving: a real process that shows a change of the plan without being asked."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from textwrap import dedent

from tests.pages.tiny import OBJECTIVE, WORKSPACE

SERVE = (
    "import sys; from pathlib import Path; from datetime import date; from okrkit.pages.site import serve_site; "
    "serve_site(Path(sys.argv[1]), date(2026, 11, 22), sys.argv[2])"
)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(folder: Path, log: Path) -> Iterator[str]:
    address = f"127.0.0.1:{free_port()}"
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    with log.open("w") as said:
        process = subprocess.Popen(
            [sys.executable, "-c", SERVE, str(folder), address], stdout=said, stderr=said, env=environment
        )
        try:
            yield f"http://{address}"
        finally:
            process.terminate()
            process.wait(20)


def read(url: str) -> str:
    try:
        with urllib.request.urlopen(url, timeout=20) as answer:
            return str(answer.read().decode("utf-8"))
    except OSError:
        return ""


def until(true: Callable[[], bool], log: Path, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, log.read_text("utf-8")
        time.sleep(0.2)


def test_a_saved_change_is_on_the_page_soon_after(tmp_path: Path) -> None:
    folder, log = tmp_path / "tiny", tmp_path / "log"
    (folder / "okrs").mkdir(parents=True)
    workspace, plan = folder / "okrs/okrs.yaml", folder / "okrs/top.yaml"
    workspace.write_text(dedent(WORKSPACE))
    plan.write_text(dedent(OBJECTIVE))
    with serving(folder, log) as url:
        page = f"{url}/2026-Q4/top/warm/"
        until(lambda: "Everybody is warm" in read(page), log)
        assert "livereload" in read(page)
        plan.write_text(dedent(OBJECTIVE).replace("Everybody is warm", "Nobody is cold"))
        until(lambda: "Nobody is cold" in read(page), log)
        plan.write_text("team: [\n")
        until(lambda: "top.yaml" in log.read_text("utf-8"), log)
        plan.write_text(dedent(OBJECTIVE))
        until(lambda: "Everybody is warm" in read(page), log)
        workspace.rename(folder / "gone")
        until(lambda: "okrs.yaml" in log.read_text("utf-8"), log)
        (folder / "gone").rename(workspace)
    assert "Traceback" not in log.read_text("utf-8")


def test_a_port_that_is_taken_is_one_sentence(demo: Path, tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        address = f"127.0.0.1:{other.getsockname()[1]}"
        environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
        command = [sys.executable, "-c", SERVE, str(demo), address]
        ended = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=60, check=False)
    assert "OkrError" in ended.stderr
    assert "Building" not in ended.stderr, "it is said before the site is built"
    assert "in use" in ended.stderr
