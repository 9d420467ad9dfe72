"""What every builder makes: a page that is ready, whoever publishes it."""

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site.

    ``uri`` is its source path as a site generator sees it, like ``2026-Q4/payments/on-time-payouts.md``.
    ``title`` and ``summary`` are plain text, escaped by whoever writes them somewhere; ``body`` is
    finished HTML with its own ``h1`` of id `TITLE_ID`. ``search`` is the short plain text under which
    it is found, None to leave it out. ``edit`` is where its YAML is changed on the web. Hubs stand
    in the navigation, everything else does not: it is the only part that grows with the square of the pages.
    """

    uri: str
    title: str
    body: Markup
    summary: str = ""
    search: str | None = None
    edit: str | None = None
    in_nav: bool = False


TITLE_ID = "_title"
"""The anchor of a page's heading. No slug begins with ``_``, so that ids of key results stay free."""
