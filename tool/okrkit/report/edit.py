"""What a command changed of a plan, or would change."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from okrkit.measure.standing import Standing, stand_key_result
from okrkit.reference import Reference
from okrkit.report.terminal import DIFFERENCE_STYLE, say, say_item, say_note, say_warning
from okrkit.say.summary import Told, tell
from okrkit.say.values import percent
from okrkit.writing.changing import Edited
from okrkit.writing.landing.committing import Committed
from okrkit.writing.landing.files import Change
from okrkit.writing.splicing.by_hand import difference


@dataclass(frozen=True, slots=True)
class Warned:
    """What may be a mistake and was done all the same."""

    message: str
    help: str


@dataclass(frozen=True, slots=True)
class Subject:
    """What an edit is about.

    ``reference`` is the one thing that changes, None where it is several; ``title`` tells what that is. ``done`` says in
    the imperative what the command does to it, as a commit would: `Check in payments/on-time#late`. ``references`` are
    what the commit names, ``people`` (ids) those who took part in it besides the one who types. ``left`` says in sentences
    what stays as it is and why, ``nothing`` what is said where there is nothing to write. ``summary``
    is what a commit says beside ``done``, by default what changed.
    """

    title: str
    done: str
    reference: Reference | None = None
    references: tuple[Reference, ...] = ()
    people: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    nothing: str = ""
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of the wish to change a plan; ``edited`` is None where all of it was there already.

    ``shown`` is how to write the path of a file, ``day`` the one that was spoken of.
    """

    subject: Subject
    shown: Callable[[str], str]
    day: date
    edited: Edited | None
    warnings: tuple[Warned, ...] = ()
    is_written: bool = False
    committed: Committed | None = None

    @property
    def told(self) -> tuple[Told, ...]:
        """The changes of the plan, in words."""
        return tell(self.edited.changes, self.edited.after, self.subject.reference) if self.edited else ()

    @property
    def difference(self) -> list[str]:
        """The lines of a unified diff of the files, without their line endings."""
        texts = self.edited.texts.items() if self.edited else ()
        return [line for path, text in texts for line in difference(text.before, text.after, self.shown(path))]

    @property
    def files(self) -> list[tuple[str, int]]:
        """The files that are other ones, with the first line, from 1, that differs."""
        return [(self.shown(path), _first_line(text)) for path, text in (self.edited.texts.items() if self.edited else ())]

    @property
    def standing(self) -> Standing | None:
        """Where the key result stands on the day, with what was changed; None where it is not about one."""
        about = self.subject.reference
        if self.edited is None or about is None or about.key_result is None or about.cycle not in self.edited.after.cycles:
            return None
        plan = self.edited.after
        objective = plan.objective(about)
        now = objective.key_result(about.key_result) if objective else None
        return stand_key_result(now, plan.cycles[about.cycle or ""], plan.policy, self.day) if now else None


def print_edit(answer: Answer) -> None:
    """What changed, where the key result stands now, and the files; where nothing was written, the difference of the texts."""
    for warned in answer.warnings:
        say_warning(warned.message, warned.help)
    name = str(answer.subject.reference or answer.subject.title)
    if not answer.edited:
        say(answer.subject.nothing or f"{name} says that already: nothing to write")
        for sentence in answer.subject.left:
            say_item("  ", sentence, "dim")
        return
    if not answer.is_written:
        for sentence in answer.subject.left:
            say_note(sentence)
        for line in answer.difference:
            say((line, DIFFERENCE_STYLE.get(line[:1], "")))
        return
    say((name, "bold underline"), f"  {answer.subject.title}" if answer.subject.reference else "")
    for told in answer.told:
        say_item("  ", told.text)
    for sentence in answer.subject.left:
        say_item("  ", sentence, "dim")
    if standing := answer.standing:
        say_item("  ", _standing(standing), "dim")
    for path, number in answer.files:
        say_item("  ", f"written to {path}, line {number}", "dim")
    if answer.committed:
        say_item("  ", f"committed as {answer.committed.id:.7}", "dim")
        for words in answer.committed.said.splitlines():
            say_item("  git: ", words, "dim")


def _first_line(text: Change) -> int:
    before, after = ((one or b"").splitlines() for one in (text.before, text.after))
    return next((at for at, (old, new) in enumerate(zip(before, after, strict=False), 1) if old != new), len(before) + 1)


def _standing(standing: Standing) -> str:
    if standing.holds is not None:
        return "holds" if standing.holds else "breached"
    if standing.progress is None:
        return str(standing.status)
    expected = f", {percent(standing.expected)} expected" if standing.expected is not None else ""
    over = " (over target)" if standing.progress > 1 else ""
    return f"progress {percent(standing.progress)}{over}{expected}: {standing.status}"
