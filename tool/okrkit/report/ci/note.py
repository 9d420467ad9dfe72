"""What every format of a build is made of: notes about lines of files, and what is known of the run that made them."""

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256

from okrkit.finding import Severity
from okrkit.say.values import shortened

_LONGEST = 1000
"""Characters of a message or a help that are told: nobody reads more beside a line, and some readers refuse it."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something to say about a line of a file.

    ``path`` is relative to the top of the repository, with ``/`` between its parts. ``line`` and ``column`` start at 1,
    ``length`` is at least 1; both count characters of ``source``, which is that line of the file (empty where there is
    none). ``fingerprint`` stays what it is when the line moves. ``decides`` is False for what is only told: it fails no
    run, however mild a severity is asked for. All texts are as people wrote them: each format makes them harmless for
    its reader.
    """

    rule: str
    severity: Severity
    message: str
    help: str
    path: str
    line: int
    column: int
    length: int
    fingerprint: str
    source: str = ""
    decides: bool = True

    @property
    def said(self) -> str:
        """The message on one line, cut where it is very long."""
        return shortened(self.message, _LONGEST)

    @property
    def advised(self) -> str:
        """The help in the same way; empty where there is none."""
        return shortened(self.help, _LONGEST)

    @property
    def end_column(self) -> int:
        """The column behind its last character."""
        return self.column + self.length

    @property
    def place(self) -> str:
        """Path, line and column as every tool writes them, so that an editor opens them."""
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class RuleCard:
    """What there is to know of a rule: its ``lesson`` in a sentence, its ``page`` in Markdown, its usual severity."""

    family: str
    lesson: str
    page: str = ""
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """The run that made some notes.

    ``command`` is what was called (``okr lint``), ``rules`` are those that it may speak of, by name; one that is not
    there can still be noted. ``fail_on`` is the mildest severity with which the run fails, None for never. ``touched``
    knows the lines, as (path, number), that a change touched: their notes come first where not all can be shown.
    ``rest`` says where all notes are to be read, where that is not the log itself: "the summary".
    """

    command: str
    rules: Mapping[str, RuleCard] = field(default_factory=dict)
    fail_on: Severity | None = Severity.ERROR
    touched: Container[tuple[str, int]] = frozenset()
    rest: str = ""

    def fails(self, note: Note) -> bool:
        """Whether a note makes the run fail."""
        return note.decides and self.fail_on is not None and note.severity.rank <= self.fail_on.rank


def worst_first(notes: Iterable[Note], about: Run) -> list[Note]:
    """The notes by severity; of one severity those on lines that the change touched come first."""
    return sorted(notes, key=lambda one: (one.severity.rank, (one.path, one.line) not in about.touched))


def told_apart(notes: Iterable[Note]) -> list[Note]:
    """The notes, each with a fingerprint that no other one has: readers drop a second one as known already."""
    times: Counter[str] = Counter()
    taken: set[str] = set()
    apart = []
    for note in notes:
        fingerprint = note.fingerprint
        while fingerprint in taken:
            times[note.fingerprint] += 1
            fingerprint = sha256(f"{note.fingerprint}{times[note.fingerprint]}".encode()).hexdigest()[:12]
        taken.add(fingerprint)
        apart.append(replace(note, fingerprint=fingerprint))
    return apart
