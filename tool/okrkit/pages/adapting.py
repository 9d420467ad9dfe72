"""What MkDocs and Material need to be told of a page, and what has to be mended in what they write."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from mkdocs.config import base
from mkdocs.config import config_options as option
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import get_relative_url

from okrkit.errors import OkrError
from okrkit.pages.addresses import FEED
from okrkit.pages.page import TITLE_ID, Page
from okrkit.pages.write import ASSETS
from okrkit.say.escape import front_matter

AS_OF = "OKRKIT_AS_OF"
"""The environment variable by which a command tells the plugin the day; it wins over the configuration."""


AT = "OKRKIT_AT"
"""The environment variable by which a command tells the plugin a revision to show."""


class Options(base.Config):  # type: ignore[no-untyped-call]
    """What ``mkdocs.yml`` may say: where the plan is, and the day to look at it (default: today)."""

    plan = option.Type(str, default=".")
    as_of = option.Optional(option.Type((str, date)))


SHIM = "assets/iframe-worker/shim.js"
"""Lets Material's search work in a site that is opened from disk; its offline plugin would take it from another host."""


def equip(config: MkDocsConfig) -> tuple[str, ...]:
    """Have our style sheet and script on every page, and answer the names of the assets that this takes."""
    config.extra_css.append(ASSETS[0])
    config.extra_javascript.append(ASSETS[1])
    if "material/offline" not in config.plugins:
        return ASSETS
    config.extra["polyfills"] = [*config.extra.get("polyfills", []), SHIM]
    return (*ASSETS, SHIM)


@contextmanager
def as_plugin_error() -> Iterator[None]:
    """Tell MkDocs what stands in the way as it wants to be told, so that it says so and stops without a traceback."""
    try:
        yield
    except OkrError as error:
        raise PluginError(f"{error.message}; {error.help}" if error.help else error.message) from error


def dress(page: MkDocsPage, made: Page, config: MkDocsConfig) -> str:
    """Tell MkDocs everything about one of our pages and answer its body.

    Templates escape neither titles nor descriptions, so both are escaped here.
    """
    title = front_matter(made.title)
    page.meta.update(title=title, description=front_matter(made.summary), hide=["navigation", "toc"])
    page.edit_url = made.edit
    page.toc = TableOfContents([AnchorLink(title, TITLE_ID, 0)])  # its first entry is where "skip to content" leads
    page.present_anchor_ids = set(re.findall(r' id="([^"]+)"', made.body))
    if made.search is None or _index(page.url, title, made.search, config):
        page.meta["search"] = {"exclude": True}
    return str(made.body)


def _index(url: str, title: str, text: str, config: MkDocsConfig) -> bool:
    """Give Material's search a short entry of our own; False where that is not possible and it reads the page itself."""
    entries = getattr(getattr(config.plugins.get("material/search"), "search_index", None), "entries", None)
    if not isinstance(entries, list):
        return False
    entries.append({"location": url, "title": title, "text": front_matter(text)})
    return True


def mend(output: str) -> str:
    """Give Material's search dialog the name that readers of a page by ear need."""
    return output.replace(
        '<div class="md-search" data-md-component="search" role="dialog">',
        '<div class="md-search" data-md-component="search" role="dialog" aria-label="Search">',
        1,
    )


def announce(output: str, url: str) -> str:
    """Name the feed of changes in the head of a page, so that readers of feeds find it."""
    href = get_relative_url(FEED, url)
    link = f'<link rel="alternate" type="application/atom+xml" title="Changes of the plan" href="{front_matter(href)}">'
    return output.replace("</head>", f"{link}</head>", 1)
