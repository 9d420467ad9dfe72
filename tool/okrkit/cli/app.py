"""The command `okr`: which commands there are, and how every one of them ends."""

import gc
import os
import sys
from io import TextIOWrapper
from typing import Annotated

import typer

from okrkit import __version__
from okrkit.cli.demo import demo
from okrkit.cli.log import log
from okrkit.cli.pages import pages
from okrkit.cli.schema import schema
from okrkit.cli.site import site
from okrkit.cli.tree import tree
from okrkit.cli.validate import validate
from okrkit.errors import OkrError

CHECK, READ, PUBLISH, START = "Check the plan", "Read the plan", "Publish it", "Start"

app = typer.Typer(
    name="okr",
    help="OKRs as code: plans in YAML, checked, read back from git, and published.",
    no_args_is_help=True,
    add_completion=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command(rich_help_panel=START)(demo)
app.command(rich_help_panel=CHECK)(validate)
app.command(rich_help_panel=READ)(tree)
app.command(rich_help_panel=READ)(log)
app.command(rich_help_panel=CHECK)(schema)
app.command(rich_help_panel=PUBLISH)(pages)
app.add_typer(site, name="site", rich_help_panel=PUBLISH)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"okr {__version__}")
        raise typer.Exit


@app.callback()
def okr(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """OKRs as code: plans in YAML, checked, read back from git, and published."""


def main() -> None:
    """Run the command; exit with 0, 1 (the plan has problems) or 2 (okr could not do what was asked)."""
    gc.set_threshold(100_000, 50, 50)  # a command that is over in a second collects nothing worth its time
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal that lacks a character gets a question mark, not a crash
            stream.reconfigure(errors="replace")
    try:
        try:
            app()
        finally:
            sys.stdout.flush()  # here, where it is known what to do when nobody reads
    except OkrError as error:
        _fail(error.message, error.help)
    except BrokenPipeError:  # somebody stopped reading, as `okr log | head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        _fail("stopped")
    except RecursionError:
        _fail("something in the plan is nested too deeply")
    except OSError as error:
        _fail(f"{error.strerror or error}{f': {error.filename}' if error.filename else ''}")
    except Exception as error:
        if os.environ.get("OKRKIT_DEBUG"):
            raise
        _fail(f"okr has a bug: {type(error).__name__}: {error}", "please report it with what OKRKIT_DEBUG=1 prints")


def _fail(message: str, help: str = "") -> None:
    from okrkit.report.terminal import say_error

    say_error(message, help)
    sys.exit(2)
