"""`okr validate`: can the plan be trusted?"""

from pathlib import Path
from typing import Annotated

import typer

from okrkit.cli.options import AsOf, AtRevision, Directory, Format, Here, OutputFormat


def validate(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH...", help="Report only on these files and folders.", show_default=False),
    ] = None,
    format: OutputFormat = Format.TEXT,
    at: AtRevision = None,
    as_of: AsOf = None,
    directory: Directory = Here,
) -> None:
    """Can the plan be trusted?

    Checks syntax, schema and references and tells all problems in one run. Ends with 1 if there is an
    error, with 0 if there is none.
    """
    from okrkit.cli.opening import keep_verdict, known_good, open_plan
    from okrkit.finding import Severity

    if format is Format.TEXT and at is None and as_of is None and not paths and (verdict := known_good(directory)):
        from okrkit.report.findings import print_verdict

        print_verdict(verdict)
        return
    opened = open_plan(directory, at, paths or (), as_of)
    loaded = opened.only_asked
    if format is Format.JSON:
        from okrkit.report.json_v1.printing import print_json
        from okrkit.report.json_v1.validation import validation

        print_json(validation(loaded, opened.shown))
    else:
        from okrkit.report.findings import print_findings

        print_findings(loaded, opened.shown, paths or ())
    if opened.revision is None and not paths:
        keep_verdict(directory, opened.loaded)
    if any(finding.severity is Severity.ERROR for finding in loaded.findings):
        raise typer.Exit(1)
