"""The diagnostic format of reviewdog, which takes it to the code hosts that have no format of their own here."""

from collections.abc import Sequence

from okrkit.finding import Severity
from okrkit.report.ci.note import Note, Run
from okrkit.say.escape import json_in_log, remark, stripped

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def rdjson(notes: Sequence[Note], about: Run) -> str:
    """The notes as one result with diagnostics."""
    result = {"source": {"name": about.command}, "diagnostics": [_diagnostic(note) for note in notes]}
    return f"{json_in_log(result)}\n"


def _diagnostic(note: Note) -> dict[str, object]:
    said = "\n".join(filter(None, (remark(note.said), remark(note.advised))))
    start, end = (_position(note, column) for column in (note.column, note.end_column))
    return {
        "message": said,
        "location": {"path": stripped(note.path), "range": {"start": start, "end": end}},
        "severity": _SEVERITIES[note.severity],
        "code": {"value": stripped(note.rule)},
    }


def _position(note: Note, column: int) -> dict[str, int]:
    """A place as reviewdog counts: columns are bytes of UTF-8, which nobody knows without the line."""
    before = note.source[: column - 1]
    return {"line": note.line, **({"column": len(before.encode("utf-8", "replace")) + 1} if note.source else {})}
