"""Notes as lines of a log that say something to people and nothing to the program that keeps it."""

from collections import Counter
from collections.abc import Sequence

from okrkit.finding import Severity
from okrkit.report.ci.note import Note, Run
from okrkit.say.escape import ci
from okrkit.say.values import join, plural

NOUNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "hint"}


def plain(note: Note) -> str:
    """A note on one line, as compilers write theirs."""
    return ci(f"{note.place}: {note.severity} {note.said}  {note.rule}")


def counted(notes: Sequence[Note], about: Run) -> str:
    """The last line: what ran, and how much it had to say."""
    counts = Counter(note.severity for note in notes)
    told = join([plural(counts[severity], noun) for severity, noun in NOUNS.items() if counts[severity]])
    taught = "; `okr explain RULE` teaches a rule" if told and about.rules else ""
    return ci(f"{about.command}: {told or 'nothing to say'}{taught}")
