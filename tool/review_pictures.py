"""Make the pictures of the guide's page on reviews from the real thing: the example company's most telling changes.

Usage: make pictures

The answers in the terminal are drawn as SVG, which comes out the same on every machine. The comment is photographed in a
browser, as a code host would show it, and carries the Markdown that it shows. So a test can tell whether they are current.
"""

import io
import re
import shutil
import struct
import subprocess
import tarfile
import tempfile
import zlib
from pathlib import Path

from markdown_it import MarkdownIt
from playwright.sync_api import sync_playwright
from rich.console import Console
from rich.text import Text

from pictures import OKR, THEME, seen

PICTURES = Path(__file__).parents[1] / "site" / "docs" / "guide" / "pictures"
COLUMNS = 56  # on a telephone of 360 pixels the letters are still large enough
COMMITS = {
    "quiet": "b5c3257",
    "declared": "d19b7b4",
    "new-quarter": "c077618",
    "check-ins": "400d8e4",
    "unreadable": "379480a",
}
"""The pictures of answers in the terminal, and what is reviewed there."""
MARGIN = 24
SCALE = 0.66
"""Pixels of a reader's window for each unit of a drawing, in which a letter is 20 units high."""
CUT = {"new-quarter": "Who should look"}
"""Before which heading a picture ends, where the rest would repeat what another picture shows."""
COMMENTED = "quiet"
MERMAID = "mermaid@11.17.2"
"""What a code host brings along to draw diagrams, from npm."""
SIGNS = {
    "❌": '<path d="M3 3l10 10M13 3L3 13" stroke="#d1242f" stroke-width="3.2" />',
    "⚠️": '<path d="M8 1l7.5 14H.5z" fill="#f2b400" /><path d="M8 6v5m0 1v2" stroke="#1f2328" />',
}
"""The signs of the comment, which look the same whatever fonts a machine has."""

DRAWING = """\
<svg xmlns="http://www.w3.org/2000/svg" width="{terminal_width}" height="{terminal_height}">
<style>
.{unique_id}-matrix {{ font: {char_height}px "DejaVu Sans Mono", Menlo, Consolas, monospace }}
{styles}
</style>
<defs>{lines}</defs>
{backgrounds}<g class="{unique_id}-matrix">
{matrix}
</g>
</svg>
"""


WIDTH = 540
COMMENT = """<!doctype html><meta charset="utf-8">
<style>
body { margin: 0; font: 15px/1.5 "Liberation Sans", Arial, "DejaVu Sans", sans-serif; color: #1f2328 }
main { border: 1px solid #d1d9e0; border-radius: 8px; background: #fff; overflow: hidden }
header { padding: 8px 16px; background: #f6f8fa; border-bottom: 1px solid #d1d9e0; color: #59636e }
article { padding: 2px 16px 8px }
h2 { font-size: 21px; line-height: 1.3; padding-bottom: 7px; border-bottom: 1px solid #d1d9e0; margin: 14px 0 }
h3 { font-size: 17px; margin: 20px 0 10px } p { margin: 0 0 12px } ul { padding-left: 26px; margin: 0 0 12px }
code { font: 12.5px/1.45 "DejaVu Sans Mono", Menlo, Consolas, monospace; background: #eff1f3 }
code { border-radius: 5px; padding: 2px 5px }
pre { background: #f6f8fa; border-radius: 6px; padding: 12px; white-space: pre-wrap } pre code { background: none; padding: 0 }
sub { color: #59636e } pre.mermaid { background: none; border: 1px solid #d1d9e0; text-align: center; padding: 8px }
.sign { height: 1em; vertical-align: -0.13em }
</style>
<main><header><b>okr-review</b> commented on “Tidy up numbers”</header><article>BODY</article></main>
<script src="package/dist/mermaid.min.js"></script>
<script>
for (const code of document.querySelectorAll("code.language-mermaid")) {
  const diagram = Object.assign(document.createElement("pre"), { className: "mermaid", textContent: code.textContent });
  code.parentElement.replaceWith(diagram);
}
mermaid.initialize({ startOnLoad: false });
mermaid.run();
</script>"""


def main() -> None:
    """Build the example, ask for its reviews, and draw them."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        demo = Path(folder) / "northwind"
        subprocess.run([*OKR, "demo", str(demo)], check=True, stdout=subprocess.DEVNULL)
        for name in COMMITS:
            (PICTURES / f"{name}.svg").write_text(drawn(name, answer(demo, name)), "utf-8")
        (PICTURES / "comment.png").write_bytes(photographed(commented(demo), Path(folder)))


def command(name: str) -> list[str]:
    """What is typed for the answer in a picture, without `okr`."""
    return ["review", f"{COMMITS[name]}^1", COMMITS[name]]


def answer(demo: Path, name: str) -> str:
    """A review as a terminal of `COLUMNS` shows it."""
    return seen(demo, COLUMNS, *command(name))


def drawn(name: str, answer: str) -> str:
    """An answer as SVG, below what was typed for it."""
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    console.print(f"$ okr {' '.join(command(name))}", style="dim", highlight=False)
    for line in answer.splitlines():
        text = Text.from_ansi(line)
        if text.plain == CUT.get(name):
            console.print("…", style="dim")
            break
        console.print(text)
    svg = console.export_svg(theme=THEME, code_format=DRAWING, unique_id="okr")
    return _framed(svg)


def _framed(svg: str) -> str:
    """A drawing in a frame of the terminal's colour, in the size of a reader's letters."""
    size = re.compile(r'width="([\d.]+)" height="([\d.]+)"')
    width, height = (float(side) + 2 * MARGIN for side in size.findall(svg)[0])
    frame = f'width="{width * SCALE:.0f}" height="{height * SCALE:.0f}" viewBox="-{MARGIN} -{MARGIN} {width:g} {height:g}"'
    paper = f'<rect x="-{MARGIN}" y="-{MARGIN}" width="{width:g}" height="{height:g}" rx="14" fill="#0d1117"/>'
    framed = size.sub(frame, svg, count=1).replace("</defs>", f"</defs>{paper}", 1)
    return "".join(f"{line.strip()}\n" for line in framed.splitlines() if line.strip())


def commented(demo: Path) -> str:
    """The Markdown of the review that the picture of a comment shows."""
    asked = [*OKR, *command(COMMENTED), "--format", "markdown"]
    return subprocess.run(asked, cwd=demo, stdout=subprocess.PIPE, check=False, text=True, encoding="utf-8").stdout


def photographed(markdown: str, folder: Path) -> bytes:
    """A comment as a code host shows it, as PNG with its Markdown; what the page needs is put into the folder."""
    pack = ["npm", "pack", "--silent", MERMAID]
    packed = subprocess.run(pack, cwd=folder, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()
    with tarfile.open(folder / packed) as archive:
        archive.extract("package/dist/mermaid.min.js", folder, filter="data")
    body = MarkdownIt("commonmark", {"html": True}).render(markdown)
    for sign, drawing in SIGNS.items():
        body = body.replace(sign, f'<svg class="sign" viewBox="0 0 16 16">{drawing}</svg>')
    (folder / "comment.html").write_text(COMMENT.replace("BODY", body), "utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium") or shutil.which("google-chrome"))
        page = browser.new_page(viewport={"width": WIDTH, "height": 800}, device_scale_factor=1.5)
        page.goto((folder / "comment.html").as_uri())
        page.wait_for_selector("svg[id^=mermaid]")
        picture = page.locator("main").screenshot()
        browser.close()
    return with_source(picture, markdown)


def with_source(picture: bytes, text: str) -> bytes:
    """A PNG that carries a text: what it was made from."""
    chunk = b"iTXt" + b"Source\0\0\0\0\0" + text.encode()
    framed = struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
    pixels = picture.index(b"IDAT") - 4
    return picture[:pixels] + framed + picture[pixels:]


def source(picture: bytes) -> str:
    """The text that a PNG carries; empty if it has none."""
    start = picture.find(b"iTXtSource")
    length = int.from_bytes(picture[start - 4 : start])
    return picture[start + 15 : start + 4 + length].decode() if start >= 0 else ""


if __name__ == "__main__":
    main()
