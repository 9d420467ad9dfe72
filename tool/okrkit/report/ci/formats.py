"""The formats, by the names under which people ask for them."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

from okrkit.report.ci.azure import azure
from okrkit.report.ci.github import github
from okrkit.report.ci.gitlab import gitlab
from okrkit.report.ci.junit import junit
from okrkit.report.ci.note import Note, Run
from okrkit.report.ci.rdjson import rdjson
from okrkit.report.ci.sarif import sarif


class CiFormat(StrEnum):
    """How notes are said to a program that builds, reviews or hosts."""

    GITHUB = "github"
    GITLAB = "gitlab"
    SARIF = "sarif"
    JUNIT = "junit"
    AZURE = "azure"
    RDJSON = "rdjson"


FORMATS: Mapping[CiFormat, Callable[[Sequence[Note], Run], str]] = {
    CiFormat.GITHUB: github,
    CiFormat.GITLAB: gitlab,
    CiFormat.SARIF: sarif,
    CiFormat.JUNIT: junit,
    CiFormat.AZURE: azure,
    CiFormat.RDJSON: rdjson,
}
"""What turns notes into the text of each."""


def ci_text(format: CiFormat, notes: Sequence[Note], about: Run) -> str:
    """The notes in a format, with a newline at the end; a report of nothing where there are none."""
    return FORMATS[format](notes, about)
