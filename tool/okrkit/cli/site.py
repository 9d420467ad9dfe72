"""`okr site`: the website of the plan."""

from typing import Annotated

import typer

from okrkit.cli.options import AsOf, AtRevision, Directory, Here

site = typer.Typer(help="The website of the plan.", no_args_is_help=True)


def _address(text: str) -> str:
    _, colon, port = text.rpartition(":")
    if not colon or not port.isdecimal() or int(port) > 65_535:
        raise typer.BadParameter(f"{text!r} is not an address; write it as 127.0.0.1:8000")
    return text


@site.command()
def build(at: AtRevision = None, as_of: AsOf = None, directory: Directory = Here) -> None:
    """Build the website.

    Strictly: a broken link or an unreadable plan is an error. It is written to build/site, or where mkdocs.yml says.
    """
    from okrkit.cli.opening import landed_by, open_repository
    from okrkit.pages.site import build_site
    from okrkit.report.terminal import say

    if at is not None:
        open_repository(directory).resolve(at)  # before MkDocs starts, which would say it in more words
    index = build_site(directory, as_of, at=landed_by(directory, at, as_of))
    say(("✔ ", "green"), "built; open ", (str(index), "bold"))


@site.command()
def serve(
    as_of: AsOf = None,
    address: Annotated[str, typer.Option(metavar="HOST:PORT", parser=_address, help="Where to serve it.")] = "127.0.0.1:8000",
    directory: Directory = Here,
) -> None:
    """Serve the website.

    It is built again whenever a file of the plan changes. Ctrl-C ends it.
    """
    from okrkit.cli.opening import landed_by
    from okrkit.pages.site import serve_site

    serve_site(directory, as_of, address, landed_by(directory, None, as_of))
