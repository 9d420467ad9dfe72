"""Make the pictures of the README from the real thing: the example company's site in a browser, and `okr tree` in a terminal.

Usage: make pictures
"""

import io
import os
import pty
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

ASSETS = Path(__file__).parents[1] / "site" / "docs" / "assets"
OKR = [sys.executable, "-m", "okrkit"]
DAY = "2026-11-22"
COLUMNS, LINES = 118, 27  # as far as the second of the company's objectives goes
WINDOW = {"width": 1280, "height": 860}
THEME = TerminalTheme(
    (13, 17, 23),
    (226, 232, 240),
    [
        (72, 79, 88),
        (255, 123, 114),
        (63, 185, 80),
        (227, 179, 65),
        (88, 166, 255),
        (188, 140, 255),
        (57, 197, 207),
        (200, 208, 216),
    ],
)
TERMINAL = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; padding: 28px; background: #e9ebee; width: fit-content; font: 14px/1.45 "DejaVu Sans Mono", monospace }}
div {{ background: #0d1117; border-radius: 10px; padding: 18px 24px 20px; box-shadow: 0 10px 30px #0004; width: fit-content }}
pre, code {{ margin: 0; font: inherit; color: #d5dbe3 }} a {{ color: inherit; text-decoration: none }}
{stylesheet}</style><div><pre><code>{code}</code></pre></div>"""


def main() -> None:
    """Build the example, look at it, and write the pictures."""
    ASSETS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        demo = Path(folder) / "northwind"
        subprocess.run([*OKR, "demo", str(demo)], check=True, stdout=subprocess.DEVNULL)
        subprocess.run([*OKR, "site", "build", "--as-of", DAY], cwd=demo, check=True, stdout=subprocess.DEVNULL)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium") or shutil.which("google-chrome"))
        photograph(browser, (demo / "build" / "site" / "index.html").as_uri(), ASSETS / "site.png")
        page = Path(folder) / "terminal.html"
        page.write_text(terminal(demo, "tree", "--as-of", DAY), "utf-8")
        photograph(browser, page.as_uri(), ASSETS / "terminal.png", "body")
        browser.close()


def photograph(browser: Browser, address: str, picture: Path, part: str | None = None) -> None:
    """A picture of the window, or of one element of the page whatever its size."""
    page = browser.new_page(viewport=WINDOW, device_scale_factor=1.5)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    (page.locator(part) if part else page).screenshot(path=picture)
    page.close()


def terminal(folder: Path, *command: str) -> str:
    """What a command says in a real terminal of `COLUMNS`, its first `LINES` lines, as a page with its colours."""
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi(f"$ okr {command[0]}\n"))
    for line in seen(folder, COLUMNS, *command).splitlines()[:LINES]:
        console.print(Text.from_ansi(line))
    return console.export_html(theme=THEME, code_format=TERMINAL, inline_styles=False)


def seen(folder: Path, columns: int, *command: str) -> str:
    """What a command writes to a terminal of so many columns, with the codes of its colours."""
    master, slave = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "COLUMNS": str(columns)}
    process = subprocess.Popen([*OKR, *command], cwd=folder, env=environment, stdin=slave, stdout=slave, stderr=slave)
    os.close(slave)
    said = b"".join(iter(lambda: _read(master), b"")).decode()
    os.close(master)
    if process.wait() not in (0, 1):  # 1 is an answer, too
        sys.exit(said)
    return said


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # Linux says so when the program at the other end is gone
        return b""


if __name__ == "__main__":
    main()
