"""`okr validate`: can the plan be trusted?"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from okrkit.cli.options import AsOf, AtRevision, Directory, FindingFormat, FindingOutput, Here, ReportFile

if TYPE_CHECKING:
    from okrkit.reading.loaded import Loaded


def validate(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH...", help="Report only on these files and folders.", show_default=False),
    ] = None,
    format: FindingOutput = FindingFormat.TEXT,
    output: ReportFile = None,
    at: AtRevision = None,
    as_of: AsOf = None,
    directory: Directory = Here,
) -> None:
    """Can the plan be trusted?

    Checks syntax, schema and references and tells all problems in one run. Ends with 1 if there is an
    error, with 0 if there is none.
    """
    from okrkit.cli.opening import keep_verdict, known_good, open_plan
    from okrkit.cli.reporting import hand_over, in_repository, is_read_by_people
    from okrkit.finding import Severity

    prints_text = is_read_by_people(format, output)
    if format is FindingFormat.TEXT and at is None and as_of is None and not paths and (verdict := known_good(directory)):
        from okrkit.report.findings import print_verdict

        print_verdict(verdict)
        return
    opened = open_plan(directory, at, paths or (), as_of)
    loaded = opened.only_asked
    if prints_text:
        from okrkit.report.findings import print_findings

        print_findings(loaded, opened.shown, paths or ())
    if format is not FindingFormat.TEXT:
        text = _report(loaded, format, opened.shown, in_repository(opened, directory))
        hand_over(text, output and directory / output)
    if opened.revision is None and not paths:
        keep_verdict(directory, opened.loaded)
    if any(finding.severity is Severity.ERROR for finding in loaded.findings):
        raise typer.Exit(1)


def _report(loaded: "Loaded", format: FindingFormat, shown: Callable[[str], str], where: Callable[[str], str]) -> str:
    if format is FindingFormat.JSON:
        from okrkit.report.json_v1.printing import json_text
        from okrkit.report.json_v1.validation import validation

        return json_text(validation(loaded, shown))
    from okrkit.report.ci.formats import CiFormat, ci_text
    from okrkit.report.ci.noting import validation_notes, validation_run

    return ci_text(CiFormat(format), validation_notes(loaded, where), validation_run(loaded))
