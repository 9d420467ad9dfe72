"""Pages on disk, for any site generator that reads Markdown: only what changed is written."""

import hashlib
import json
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from okrkit.errors import OkrError
from okrkit.pages.addresses import FEED
from okrkit.pages.context import Site
from okrkit.pages.every import pages
from okrkit.pages.feed import feed
from okrkit.pages.page import Page
from okrkit.say.escape import front_matter

LIST = ".okr-pages.json"
"""Names what was written here, with a hash of each file, so that nothing else is ever deleted."""

ASSETS = ("assets/okrkit.css", "assets/okrkit.js")
"""The style sheet and the script that every page expects, below the root of the site."""


def asset(name: str) -> bytes:
    """The content of one of `ASSETS`."""
    return files("okrkit.pages").joinpath(*name.split("/")).read_bytes()


def beside(site: Site, assets: tuple[str, ...], root: str | None = None) -> dict[str, bytes]:
    """Every file of the site that is no page, by its address; ``root`` is where the site will be, if that is known."""
    return {name: asset(name) for name in assets} | {FEED: feed(site, root)}


def markdown(page: Page) -> str:
    """A page as a Markdown file: what generators want to know in front, then the body as it is.

    Templates of generators do not escape the front matter, so it is escaped here.
    """
    front = {
        "title": front_matter(page.title),
        "description": front_matter(page.summary),
        "hide": ["navigation", "toc"],
        "search": {"exclude": page.search is None},
    }
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items()]
    body = "\n".join(line for line in page.body.splitlines() if line.strip())
    return "\n".join(("---", *lines, "---", "", body, ""))


@dataclass(frozen=True, slots=True)
class Written:
    """How many pages there are, and how many files were written or deleted to get there."""

    pages: int
    changed: int
    deleted: int


def write_pages(site: Site, folder: Path) -> Written:
    """Write the pages of a site and their assets below a folder.

    What stands there already with the same content is not touched, or live reload would never
    rest. What an earlier run made and is not made any more is deleted, unless somebody edited it.
    A file that this command did not make wins over a page of the same name.
    """
    texts = {page.uri: markdown(page).encode() for page in pages(site)}
    made = texts | beside(site, ASSETS)
    before = _read_list(folder)
    written: dict[str, str] = {}
    changed = 0
    for name, content in sorted(made.items()):
        target = folder / name
        if target.exists() and name not in before:
            continue  # written by hand
        digest = hashlib.sha256(content).hexdigest()
        written[name] = digest
        if not target.exists() or target.read_bytes() != content:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            changed += 1
    deleted = _delete(folder, {name: digest for name, digest in before.items() if name not in made})
    _write_list(folder, written)
    return Written(len(texts), changed, deleted)


def _delete(folder: Path, stale: dict[str, str]) -> int:
    gone = 0
    for name, digest in sorted(stale.items()):
        target = folder / name
        if target.is_file() and hashlib.sha256(target.read_bytes()).hexdigest() == digest:
            target.unlink()
            gone += 1
            for parent in target.parents:
                if parent == folder or any(parent.iterdir()):
                    break
                parent.rmdir()
    return gone


def _read_list(folder: Path) -> dict[str, str]:
    """What an earlier run wrote; names that lead out of the folder are not believed."""
    try:
        known = json.loads((folder / LIST).read_text("utf-8"))["files"]
        return {str(name): str(digest) for name, digest in known.items() if _is_inside(folder, str(name))}
    except FileNotFoundError:
        return {}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise OkrError(
            f"{LIST} in {folder.name} cannot be read", "delete it; files that stand there are then left alone"
        ) from error


def _is_inside(folder: Path, name: str) -> bool:
    return (folder / name).resolve().is_relative_to(folder.resolve())


def _write_list(folder: Path, written: dict[str, str]) -> None:
    text = json.dumps({"files": written}, indent=1, sort_keys=True) + "\n"
    target = folder / LIST
    folder.mkdir(parents=True, exist_ok=True)
    if not target.exists() or target.read_text("utf-8") != text:
        target.write_text(text, "utf-8")
