"""`okr lint`: is it a good plan?"""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from okrkit.cli.options import AsOf, AtRevision, Directory, FindingFormat, FindingOutput, Here, ReportFile
from okrkit.errors import OkrError

if TYPE_CHECKING:
    from okrkit.report.lint_answer import Answer


class FailOn(StrEnum):
    """The mildest finding with which a run ends with 1."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"


def lint(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH...", help="Report only on these files and folders.", show_default=False),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(metavar="RULES", help="Run only these rules or families, also those that are off.", show_default=False),
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option(metavar="RULES", help="Do not run these rules or families.", show_default=False)
    ] = None,
    fail_on: Annotated[FailOn, typer.Option(help="End with 1 if there is such a finding, or a worse one.")] = FailOn.ERROR,
    since: Annotated[
        str | None,
        typer.Option(metavar="REV", help="Only findings that were not there at this revision.", show_default=False),
    ] = None,
    baseline: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Only findings that are not in this file.", show_default=False, dir_okay=False),
    ] = None,
    write: Annotated[bool, typer.Option("--write-baseline", help="Write today's findings to the baseline.")] = False,
    all_cycles: Annotated[bool, typer.Option("--all-cycles", help="Look at cycles that are over as well.")] = False,
    format: FindingOutput = FindingFormat.TEXT,
    output: ReportFile = None,
    at: AtRevision = None,
    as_of: AsOf = None,
    directory: Directory = Here,
) -> None:
    """Is it a good plan?

    Runs the catalogue of rules over the plan: what is wrong with it, in its own words, and the way
    forward. `okr explain` lists the rules, and okrs.yaml sets them.
    """
    from okrkit.cli.judging import brought_rules, fingerprints_at, open_baseline, save_baseline
    from okrkit.cli.looking_back import look_back
    from okrkit.cli.opening import open_plan, today
    from okrkit.cli.reporting import hand_over, in_repository, is_read_by_people
    from okrkit.finding import Severity
    from okrkit.lint.baseline import compare_with
    from okrkit.lint.linting import Asked
    from okrkit.lint.linting import lint as judge
    from okrkit.lint.selection import Selection, listed
    from okrkit.reading.tree import WORKSPACE_FILE
    from okrkit.report.lint_answer import Answer
    from okrkit.report.waiting import waiting

    if write and baseline is None:
        raise OkrError("`--write-baseline` has no file to write to", "name the file: `--baseline FILE --write-baseline`")
    if write and (paths or since is not None):
        raise OkrError("`--write-baseline` writes down what the whole plan has", "leave PATH and `--since` out of it")
    prints_text = is_read_by_people(format, output)
    opened = open_plan(directory, at, paths or (), as_of)
    plan = opened.loaded.draft
    selection = Selection(listed(select or ()), listed(ignore or ()))
    asked = Asked(today(as_of), plan.lint, brought_rules(plan.lint, directory, opened.root), selection, all_cycles)
    dated, asked = look_back(opened, directory, asked, since)
    with waiting("Looking at the plan"):
        said = judge(opened.loaded, dated, asked)
    if write and baseline:
        from okrkit.report.lint import print_saved

        print_saved(str(baseline), save_baseline(directory / baseline, said))
        return
    known = compare_with(open_baseline(directory / baseline) if baseline else (), said)
    before = fingerprints_at(since, directory, asked) if since is not None else frozenset()
    broken = "" if plan.organization else WORKSPACE_FILE  # nobody looked at the others, whichever were asked for
    answer = Answer(
        opened.loaded,
        said,
        tuple(
            one
            for one in known.new
            if (opened.is_asked(one.place.path) or one.place.path == broken) and one.fingerprint not in before
        ),
        asked.today,
        opened.shown,
        paths=[str(path) for path in paths or ()],
        since=since,
        baseline=str(baseline) if baseline else None,
        covered=known.covered,
        gone=known.gone,
        fail_on=None if fail_on is FailOn.NEVER else Severity(fail_on),
    )
    if prints_text:
        from okrkit.report.lint import print_answer

        print_answer(answer)
    if format is not FindingFormat.TEXT:
        hand_over(_report(answer, format, in_repository(opened, directory)), output and directory / output)
    if answer.failing:
        raise typer.Exit(1)


def _report(answer: "Answer", format: FindingFormat, where: Callable[[str], str]) -> str:
    if format is FindingFormat.JSON:
        from okrkit.report.json_v1.lint import linted
        from okrkit.report.json_v1.printing import json_text

        return json_text(linted(answer))
    from okrkit.report.ci.formats import CiFormat, ci_text
    from okrkit.report.ci.noting import lint_notes, lint_run

    return ci_text(CiFormat(format), lint_notes(answer, where), lint_run(answer))
