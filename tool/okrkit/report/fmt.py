"""What the canonical layout changed of the files of a workspace, or would change."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from okrkit.finding import Severity
from okrkit.report.terminal import DIFFERENCE_STYLE, SEVERITY_STYLE, say, say_item
from okrkit.say.values import plural
from okrkit.writing.landing.committing import Committed
from okrkit.writing.layout.files import LaidOut, Trouble
from okrkit.writing.splicing.by_hand import difference


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of the wish to lay files out; ``shown`` is how to write the path of one."""

    files: Sequence[LaidOut]
    shown: Callable[[str], str]
    is_written: bool
    committed: Committed | None = None

    @property
    def changed(self) -> list[LaidOut]:
        """The files with another layout."""
        return [file for file in self.files if file.change]

    @property
    def troubled(self) -> list[LaidOut]:
        """The files that nothing can be done about."""
        return [file for file in self.files if file.trouble]

    def difference(self, file: LaidOut) -> tuple[str, ...]:
        """The lines of a unified diff of a file, without their line endings."""
        change = file.change
        return difference(change.before, change.after, self.shown(file.path)) if change else ()


def print_fmt(answer: Answer, *, diff: bool) -> None:
    """The files that changed or would change, what is wrong with others, and counts; to ``diff`` shows what would change."""
    for file in answer.changed:
        if diff:
            for line in answer.difference(file):
                say((line, DIFFERENCE_STYLE.get(line[:1], "")))
        else:
            say(("formatted " if answer.is_written else "would format ", "bold"), answer.shown(file.path))
    for file in answer.troubled:
        if file.trouble:
            _print_trouble(answer.shown(file.path), file.trouble)
    if not diff or not answer.changed:
        good = not answer.troubled and (answer.is_written or not answer.changed)
        say(("✔ " if good else "", "green"), ", ".join(_counts(answer)))
    if answer.committed:
        say_item("  ", f"committed as {answer.committed.id:.7}", "dim")
        for words in answer.committed.said.splitlines():
            say_item("  git: ", words, "dim")


def _print_trouble(path: str, trouble: Trouble) -> None:
    where = f"{path}:{trouble.line}:{trouble.column}" if trouble.line else path
    say((where, "bold"), " ", ("error", SEVERITY_STYLE[Severity.ERROR]), f" {trouble.message}")
    if trouble.help:
        say(("      help: ", "bold"), trouble.help)


def _counts(answer: Answer) -> Iterator[str]:
    changed, troubled = len(answer.changed), len(answer.troubled)
    good = len(answer.files) - changed - troubled
    if changed:
        yield f"{plural(changed, 'file')} {'' if answer.is_written else 'would be '}formatted"
    if good or not answer.files:
        yield "1 file is as it should be" if good == 1 else f"{plural(good, 'file')} are as they should be"
    if troubled:
        yield f"{plural(troubled, 'file')} left as {'it is' if troubled == 1 else 'they are'}"
