"""Annotations of GitHub Actions: workflow commands, which its runner reads out of the log.

Limits and escaping are those of the documentation of workflow commands and of the runner's source. It shows ten
annotations of each level for a step and drops further ones without a word: so the worst come first, and one notice
counts the rest.
"""

from collections.abc import Mapping, Sequence

from okrkit.finding import Severity
from okrkit.report.ci.log import counted, plain
from okrkit.report.ci.note import Note, Run, worst_first
from okrkit.say.escape import github_data, github_property, line

MOST = 10
"""Annotations of one level that a step may have."""

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def github(notes: Sequence[Note], about: Run) -> str:
    """The notes as annotations.

    Those that find no room stand below as plain lines, unless the run has another place for them.
    """
    ranked = worst_first(notes, about)
    shown, rest = _divide(ranked, dict.fromkeys(Severity, MOST))
    if rest:  # the notice that counts them takes a place of its own
        shown, rest = _divide(ranked, {**dict.fromkeys(Severity, MOST), Severity.INFO: MOST - 1})
    lines = [_command(note) for note in shown]
    if rest:
        where = f"see {about.rest}" if about.rest else "the log of this step lists them"
        lines.append(f"::notice title={github_property(about.command)}::{github_data(f'{len(rest):,} more: {where}')}")
        lines += [] if about.rest else [plain(note) for note in rest]
    return "".join(f"{one}\n" for one in (*lines, counted(notes, about)))


def _divide(notes: Sequence[Note], most: Mapping[Severity, int]) -> tuple[list[Note], list[Note]]:
    """The first notes of each severity, and the others."""
    left = dict(most)
    shown: list[Note] = []
    rest: list[Note] = []
    for note in notes:
        left[note.severity] -= 1
        (shown if left[note.severity] >= 0 else rest).append(note)
    return shown, rest


def _command(note: Note) -> str:
    """One annotation; what it says begins with the place, for the log shows nothing else."""
    at = f"line={note.line},endLine={note.line},col={note.column},endColumn={note.end_column}"
    properties = f"title={github_property(note.rule)},file={github_property(note.path)},{at}"
    said = github_data("\n".join(filter(None, (f"{line(note.place)}: {note.said}", note.advised))))
    return f"::{_LEVELS[note.severity]} {properties}::{said}"
