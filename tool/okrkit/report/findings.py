"""Findings in the terminal, as a good compiler shows them."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from okrkit.address import Location
from okrkit.finding import Finding, Severity
from okrkit.reading.loaded import Loaded
from okrkit.reading.verdict import Verdict, verdict_of
from okrkit.report.source import print_source
from okrkit.report.terminal import SEVERITY_STYLE, say
from okrkit.say.values import plural


def print_findings(loaded: Loaded, shown: Callable[[str], str] = str, only: Sequence[object] = ()) -> None:
    """Each finding with its line of source and what to do, and counts at the end.

    ``shown`` is how to write a path of the plan, ``only`` are the paths that were asked for, if not all were.
    """
    for finding in loaded.findings:
        location = loaded.locate(finding.address)
        _print(finding, location, loaded.excerpt(location), shown)
    _print_counts(loaded, only)


def print_verdict(verdict: Verdict, only: Sequence[object] = ()) -> None:
    """Say that nothing is wrong."""
    where = f" in {', '.join(map(str, only))}" if only else ""
    say(("✔ ", "green"), f"{_amount(*verdict)}: no problems{where}")


def _amount(files: int, objectives: int, key_results: int) -> str:
    return f"{plural(files, 'file')}, {plural(objectives, 'objective')}, {plural(key_results, 'key result')}"


def _print(finding: Finding, location: Location, source: str, shown: Callable[[str], str]) -> None:
    say(
        (str(replace(location, path=shown(location.path))), "bold"),
        " ",
        (finding.severity, SEVERITY_STYLE[finding.severity]),
        f" {finding.message}",
        (f"  {finding.rule}", "dim"),
    )
    if source:
        print_source(source, location.line, location.column, 1, SEVERITY_STYLE[finding.severity])
    if finding.help:
        say(("      help: ", "bold"), finding.help)
    say("")


def _print_counts(loaded: Loaded, only: Sequence[object]) -> None:
    if verdict := verdict_of(loaded):
        print_verdict(verdict, only)
        return
    objectives = loaded.plan.objectives
    read = _amount(loaded.files, len(objectives), sum(len(objective.key_results) for objective in objectives))
    counts = Counter(finding.severity for finding in loaded.findings)
    told = ", ".join(
        plural(counts[severity], name)
        for severity, name in ((Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "hint"))
        if counts[severity]
    )
    files = len({finding.address.path for finding in loaded.findings})
    say((told, "bold"), f" in {plural(files, 'file')}; {read} read")
