"""The smallest program with a command line of the same kind: what `okr --version` cannot be faster than."""

from typing import Annotated

import typer

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)


def show_version(wanted: bool) -> None:
    """Print a version and stop, as `okr --version` does."""
    if wanted:
        typer.echo("bare 0.1.0")
        raise typer.Exit


@app.command()
def main(version: Annotated[bool, typer.Option("--version", callback=show_version, is_eager=True)] = False) -> None:
    """Do nothing."""


app()
