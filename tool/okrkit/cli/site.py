"""`okr site`: the website of the plan."""

import typer

from okrkit.cli.options import AsOf, AtRevision, Directory, Here

site = typer.Typer(help="The website of the plan.", no_args_is_help=True)


@site.command()
def build(at: AtRevision = None, as_of: AsOf = None, directory: Directory = Here) -> None:
    """Build the website.

    Strictly: a broken link or an unreadable plan is an error. It is written to build/site, or where mkdocs.yml says.
    """
    from okrkit.pages.site import build_site
    from okrkit.report.terminal import say

    index = build_site(directory, as_of, at=at)
    say(("✔ ", "green"), "built; open ", (str(index), "bold"))


@site.command()
def serve(
    as_of: AsOf = None,
    address: str = typer.Option("127.0.0.1:8000", metavar="HOST:PORT", help="Where to serve it."),
    directory: Directory = Here,
) -> None:
    """Serve the website.

    It is built again whenever a file of the plan changes. Ctrl-C ends it.
    """
    from okrkit.pages.site import serve_site

    serve_site(directory, as_of, address)
