"""What a command changed of a key result, or would change."""

from dataclasses import dataclass
from datetime import date
from difflib import unified_diff

from okrkit.measure.standing import Standing, stand_key_result
from okrkit.objective import KeyResult
from okrkit.report.terminal import say, say_item, say_warning
from okrkit.say.summary import Told, tell
from okrkit.say.values import percent
from okrkit.writing.changing import Edited

_STYLES = {"+": "green", "-": "red", "@": "cyan"}


@dataclass(frozen=True, slots=True)
class Warned:
    """What may be a mistake and was done all the same."""

    message: str
    help: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of the wish to change a key result; ``edited`` is None where all of it was there already.

    ``path`` is how to write the path of its file, ``day`` the one that was spoken of.
    """

    key_result: KeyResult
    path: str
    day: date
    edited: Edited | None
    warnings: tuple[Warned, ...] = ()
    is_written: bool = False

    @property
    def told(self) -> tuple[Told, ...]:
        """The changes of the plan, in words."""
        return tell(self.edited.changes, self.edited.after, self.key_result.reference) if self.edited else ()

    @property
    def difference(self) -> list[str]:
        """The lines of a unified diff of the file, without their line endings."""
        if not self.edited:
            return []
        texts = (self.edited.text.before or b"", self.edited.text.after)
        before, after = (text.decode("utf-8-sig").splitlines() for text in texts)
        return list(unified_diff(before, after, self.path, self.path, lineterm=""))

    @property
    def line(self) -> int | None:
        """The first line of the file, from 1, that is another one; None where none is."""
        if not self.edited:
            return None
        before, after = ((text or b"").splitlines() for text in (self.edited.text.before, self.edited.text.after))
        return next((at for at, (old, new) in enumerate(zip(before, after, strict=False), 1) if old != new), len(before) + 1)

    @property
    def standing(self) -> Standing | None:
        """Where the key result stands on the day, with what was changed."""
        about = self.key_result.reference
        objective = self.edited.after.objective(about) if self.edited else None
        if self.edited is None or objective is None or about.cycle not in self.edited.after.cycles or about.cycle is None:
            return None
        now = objective.key_result(about.key_result or "")
        plan = self.edited.after
        return stand_key_result(now, plan.cycles[about.cycle], plan.policy, self.day) if now else None


def print_edit(answer: Answer) -> None:
    """What changed, where the key result stands now, and the file; where nothing was written, the difference of the text."""
    for warned in answer.warnings:
        say_warning(warned.message, warned.help)
    about = answer.key_result.reference
    if not answer.edited:
        say(f"{about} says that already: nothing to write")
        return
    if not answer.is_written:
        for line in answer.difference:
            say((line, _STYLES.get(line[:1], "")))
        return
    say((str(about), "bold underline"), f"  {answer.key_result.title}")
    for told in answer.told:
        say_item("  ", told.text)
    if standing := answer.standing:
        say_item("  ", _standing(standing), "dim")
    say_item("  ", f"written to {answer.path}, line {answer.line}", "dim")


def _standing(standing: Standing) -> str:
    if standing.holds is not None:
        return "holds" if standing.holds else "breached"
    if standing.progress is None:
        return str(standing.status)
    expected = f", {percent(standing.expected)} expected" if standing.expected is not None else ""
    over = " (over target)" if standing.progress > 1 else ""
    return f"progress {percent(standing.progress)}{over}{expected}: {standing.status}"
