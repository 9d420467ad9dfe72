"""Who owns which file, in the terminal."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from difflib import unified_diff
from pathlib import Path

from okrkit.address import Address
from okrkit.finding import Finding, Severity
from okrkit.owners.callers import RULE
from okrkit.owners.ownership import Ownership, Part
from okrkit.reading.loaded import Loaded
from okrkit.reading.tree import WORKSPACE_FILE
from okrkit.report.output import write
from okrkit.report.owners_file import MOST_BYTES
from okrkit.report.terminal import say, say_beside, say_note, say_unread
from okrkit.say.values import join, plural

_MOST_NAMES = 8
_STYLES = {"+": "green", "-": "red", "@": "dim"}


@dataclass(frozen=True, slots=True)
class Answer:
    """Who owns what, and CODEOWNERS as it is (``existing``, None where there is none) and as it should be (``wanted``).

    ``part`` is what the plan says of it, ``shown`` is how to write a path of the plan, ``root`` is the top of the repository.
    """

    loaded: Loaded
    ownership: Ownership
    shown: Callable[[str], str]
    root: Path
    part: str
    existing: bytes | None
    wanted: bytes

    @property
    def usable(self) -> bool:
        """Whether the file may be written as it should be."""
        return self.ownership.usable

    @property
    def differs(self) -> bool:
        """Whether the file says something else than the plan."""
        return self.existing != self.wanted


def too_large(ownership: Ownership, wanted: bytes) -> Ownership:
    """The same, with a finding if the host would ignore the file for its size."""
    if len(wanted) <= MOST_BYTES:
        return ownership
    message = f"CODEOWNERS would have {len(wanted) / 1_000_000:.1f} MB, and GitHub ignores all of one that has 3 MB"
    help = "keep one team's plans in one folder, and review cycles that are over: closed plans need no lines of their own"
    finding = Finding(RULE, Severity.ERROR, message, Address(WORKSPACE_FILE), help)
    return replace(ownership, findings=(finding, *ownership.findings))


def print_problems(answer: Answer, *, hints: bool) -> None:
    """What is wrong, on standard error; ``hints`` are for people who look at the whole file."""
    say_unread(answer.loaded.findings, answer.shown)
    for finding in answer.ownership.findings:
        location = answer.loaded.locate(finding.address)
        say_beside(finding, str(replace(location, path=answer.shown(location.path))))
    if hints and (ids := answer.ownership.by_id):
        named = join((*ids[:_MOST_NAMES], f"{len(ids) - _MOST_NAMES} more") if len(ids) > _MOST_NAMES else ids)
        whose = "has no `handle`, so the id stands for it" if len(ids) == 1 else "have no `handle`, so their ids stand for them"
        say_note(f"{named} {whose}; write `handle:` where {answer.ownership.where.host.label} knows somebody by another name")


def print_owners(answer: Answer) -> None:
    """Our part of the file, exactly as it would be written."""
    write(answer.part)


def print_written(answer: Answer) -> None:
    """That the file is written, and what is in it."""
    where = answer.ownership.where
    if not answer.differs:
        say(("✔ ", "green"), f"{where.file} says what the plan says: nothing to write")
        return
    say(("✔ ", "green"), f"{where.file} is {'made' if answer.existing is None else 'written'}: {_counts(answer)}")
    say("  ", f"commit it: {where.host.label} reads it from the branch that requests go into")


def print_checked(answer: Answer) -> None:
    """Whether the file says what the plan says; if not, in which lines not."""
    where = answer.ownership.where
    if not answer.differs:
        say(("✔ ", "green"), f"{where.file} says what the plan says")
        return
    if answer.existing is None:
        say(("✘ ", "bold red"), f"there is no CODEOWNERS that {where.host.label} reads")
    else:
        say(("✘ ", "bold red"), f"{where.file} does not say what the plan says")
        before, after = (text.decode("utf-8", "replace").splitlines() for text in (answer.existing, answer.wanted))
        for line in list(unified_diff(before, after, lineterm="", n=1))[2:]:
            say((f"  {line}", _STYLES.get(line[:1], "")))
    say("  `", ("okr owners --write", "bold"), "` ", "makes it" if answer.existing is None else "mends it")


def _counts(answer: Answer) -> str:
    counts = Counter(line.part for section in answer.ownership.sections if section.serves is None for line in section.lines)
    above = sum(section.serves is not None for section in answer.ownership.sections)
    sections = (plural(above, "section of a team above", "sections of teams above"),) if above else ()
    return join(
        (
            plural(counts[Part.FOLDER], "folder of a team", "folders of teams"),
            plural(counts[Part.FILE], "open plan"),
            *sections,
            plural(counts[Part.GUARD], "guarded path"),
        )
    )
