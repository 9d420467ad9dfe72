"""The code quality report of GitLab, as its documentation describes it: a list of issues with a fingerprint each.

A fingerprint tells GitLab whether an issue of the target branch is the same: so none has a line number in it, and no two
are alike, for it would drop the second one.
"""

from collections.abc import Sequence

from okrkit.finding import Severity
from okrkit.report.ci.note import Note, Run, told_apart
from okrkit.say.escape import json_in_log, remark, stripped

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def gitlab(notes: Sequence[Note], about: Run) -> str:
    """The notes as a code quality report."""
    return f"{json_in_log([_issue(note) for note in told_apart(notes)])}\n"


def _issue(note: Note) -> dict[str, object]:
    said = " — ".join(filter(None, (f"{note.rule}: {note.said}", note.advised)))  # nothing else shows the name of the check
    return {
        "check_name": stripped(note.rule),
        "description": remark(said),
        "severity": _SEVERITIES[note.severity],
        "fingerprint": note.fingerprint,
        "location": {
            "path": stripped(note.path),
            "positions": {
                "begin": {"line": note.line, "column": note.column},
                "end": {"line": note.line, "column": note.end_column},
            },
        },
    }
