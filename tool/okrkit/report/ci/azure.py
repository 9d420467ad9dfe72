"""Issues of Azure Pipelines: logging commands, which its agent reads out of the log. Escaping is that of the agent's source."""

from collections.abc import Sequence

from okrkit.finding import Severity
from okrkit.report.ci.log import counted, plain
from okrkit.report.ci.note import Note, Run
from okrkit.say.escape import azure as escaped
from okrkit.say.escape import line

_TYPES = {Severity.ERROR: "error", Severity.WARNING: "warning"}
"""All that it knows: a hint is a plain line of the log."""


def azure(notes: Sequence[Note], about: Run) -> str:
    """The notes as issues of the build, hints as lines of its log."""
    lines = [_command(note) if note.severity in _TYPES else plain(note) for note in notes]
    return "".join(f"{one}\n" for one in (*lines, counted(notes, about)))


def _command(note: Note) -> str:
    properties = {
        "type": _TYPES[note.severity],
        "sourcepath": note.path,
        "linenumber": str(note.line),
        "columnnumber": str(note.column),
        "code": note.rule,
    }
    told = ";".join(f"{name}={escaped(value)}" for name, value in properties.items())
    said = " — ".join(filter(None, (f"{line(note.place)}: {note.said}", note.advised)))
    return f"##vso[task.logissue {told}]{escaped(said)}"
