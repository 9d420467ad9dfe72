"""The command `okr`: which commands there are, and how every one of them ends."""

import gc
import os
import re
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated, TextIO

import typer

from okrkit import __version__
from okrkit.cli.cascade import cascade
from okrkit.cli.check_in import check_in
from okrkit.cli.close import close
from okrkit.cli.demo import demo
from okrkit.cli.depend import depend
from okrkit.cli.diff import diff
from okrkit.cli.drop import drop
from okrkit.cli.explain import explain
from okrkit.cli.feedback import feedback
from okrkit.cli.fmt import fmt
from okrkit.cli.git_diff_driver import git_diff_driver
from okrkit.cli.goalposts import goalposts
from okrkit.cli.grouped import Grouped
from okrkit.cli.lint import lint
from okrkit.cli.log import log
from okrkit.cli.new import new
from okrkit.cli.owners import owners
from okrkit.cli.pages import pages
from okrkit.cli.rebaseline import rebaseline
from okrkit.cli.rename import rename
from okrkit.cli.report import report
from okrkit.cli.review import review
from okrkit.cli.roll_over import roll_over
from okrkit.cli.schema import schema
from okrkit.cli.site import site
from okrkit.cli.status import status
from okrkit.cli.tree import tree
from okrkit.cli.try_ import try_
from okrkit.cli.validate import validate
from okrkit.errors import OkrError
from okrkit.report.output import let_go
from okrkit.report.plain import ERRORS, register

CHECK, READ, CHANGE, PUBLISH, START = "Check the plan", "Read the plan", "Change the plan", "Publish it", "Start"

app = typer.Typer(
    name="okr",
    cls=Grouped,
    help="OKRs as code: plans in YAML, checked, read back from git, and published.",
    no_args_is_help=True,
    add_completion=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command(rich_help_panel=START)(demo)
app.command(rich_help_panel=CHECK)(validate)
app.command(rich_help_panel=CHECK)(lint)
app.command(rich_help_panel=CHECK)(explain)
app.command("try", rich_help_panel=CHECK)(try_)
app.command(rich_help_panel=READ)(tree)
app.command(rich_help_panel=READ)(status)
app.command(rich_help_panel=READ)(log)
app.command(rich_help_panel=READ)(diff)
app.command(rich_help_panel=READ)(review)
app.add_typer(report, name="report", rich_help_panel=READ)
app.command("git-diff-driver", rich_help_panel=READ, context_settings={"ignore_unknown_options": True})(git_diff_driver)
app.command(rich_help_panel=READ)(goalposts)
app.add_typer(new, name="new", rich_help_panel=CHANGE)
app.command(rich_help_panel=CHANGE)(cascade)
app.command("check-in", rich_help_panel=CHANGE)(check_in)
app.command(rich_help_panel=CHANGE)(rebaseline)
app.command(rich_help_panel=CHANGE)(drop)
app.command(rich_help_panel=CHANGE)(rename)
app.add_typer(feedback, name="feedback", rich_help_panel=CHANGE)
app.add_typer(depend, name="depend", rich_help_panel=CHANGE)
app.command(rich_help_panel=CHANGE)(close)
app.command("roll-over", rich_help_panel=CHANGE)(roll_over)
app.command(rich_help_panel=CHANGE)(fmt)
app.command(rich_help_panel=CHECK)(schema)
app.command(rich_help_panel=PUBLISH)(owners)
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
    sys.stdout, sys.stderr = sys.stdout or _nowhere(), sys.stderr or _nowhere()  # None where the caller closed it
    register()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal that lacks a character gets one that is like it, not a crash
            stream.reconfigure(errors=ERRORS)
    if "_OKR_COMPLETE" in os.environ:
        from okrkit.cli.shells import answer_shell

        sys.exit(answer_shell(app, "okr"))
    code: int | None = 0
    try:
        code = app(prog_name="okr", standalone_mode=False)
        sys.stdout.flush()  # here, where it is known what to do when nobody reads any more
    except OkrError as error:
        _fail(error.message, error.help, getattr(error, "patch", getattr(error, "said", ())))
    except BrokenPipeError:
        let_go()
    except KeyboardInterrupt:
        code = 130
    except RecursionError:
        _fail("something in the plan is nested too deeply")
    except OSError as error:
        _fail(f"{error.strerror or error}{f': {error.filename}' if error.filename else ''}")
    except Exception as error:
        if hasattr(error, "format_message"):  # Typer's word for a wrong option; its class has another name in each version
            _fail_usage(error.format_message(), getattr(error, "ctx", None))
        if os.environ.get("OKRKIT_DEBUG"):
            raise
        _fail(f"okr has a bug: {type(error).__name__}: {error}", "please report it with what OKRKIT_DEBUG=1 prints")
    sys.exit(code)


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def _fail_usage(told: str, context: typer.Context | None) -> None:
    """End as every failure ends, in the same words and with the same marks."""
    command = context.command_path if context else app.info.name
    if told.startswith("Usage:"):  # no command at all: what it says is the help
        typer.echo(told, err=True)
        sys.exit(2)
    help = f"`{command} -h` says what there is to type"
    if re.match(r"No such option: -[0-9.]", told):
        help = "a negative number is typed after `--`, behind everything else"
    message = re.sub(r"'([^']*)'", r"`\1`", re.sub(r"\.? Did you mean", "; did you mean", told)).removesuffix(".")
    _fail(message[:1].lower() + message[1:], help)


def _fail(message: str, help: str = "", below: tuple[str, ...] = ()) -> None:
    from okrkit.report.terminal import say_error, say_patch

    say_error(message, help)
    say_patch(below)
    sys.exit(2)
