"""`okr pages`: the site's pages as files, for another generator."""

from pathlib import Path
from typing import Annotated

import typer

from okrkit.cli.options import AsOf, AtRevision, Directory, Here


def pages(
    out: Annotated[Path, typer.Argument(metavar="OUT", file_okay=False, help="The folder to write to.")],
    at: AtRevision = None,
    as_of: AsOf = None,
    directory: Directory = Here,
) -> None:
    """Write the site's pages as Markdown.

    For another site generator. Only what changed is written; a page of an earlier run that is no more is
    deleted, other files are left alone.
    """
    from okrkit.cli.opening import cache, landed_by, today
    from okrkit.pages.site import read_site
    from okrkit.pages.write import write_pages
    from okrkit.report.terminal import say, say_unread
    from okrkit.say.values import plural

    with cache() as opened:
        site = read_site(directory, today(as_of), opened, at=landed_by(directory, at, as_of))
        written = write_pages(site, out)
    say(
        ("✔ ", "green"),
        f"{plural(written.pages, 'page')} in {out}: {plural(written.changed, 'file')} written, {written.deleted} deleted",
    )
    say_unread(site.findings)
