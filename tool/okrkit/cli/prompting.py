"""Questions to whoever sits at the terminal, for what a command was not told.

They go to standard error: standard output stays the answer. A command asks for all it needs before it writes anything.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date
from typing import TypeVar

import typer

from okrkit.cli.editing import number_of
from okrkit.cli.options import day_of
from okrkit.errors import OkrError
from okrkit.reading.nearest import did_you_mean
from okrkit.report.terminal import say_aside
from okrkit.say.escape import terminal

T = TypeVar("T")

_STOPPED = "stopped; what was being asked is not written"
_LISTED = 20
"""Words that are listed above a question; longer lists are for the Tab key."""


class StoppedError(OkrError):
    """Somebody ended the questions (Ctrl-D): what was answered before may still count."""


def is_interactive() -> bool:
    """Whether somebody is there to answer: a terminal to read from and one to ask on, and no build."""
    streams = (sys.stdin, sys.stderr)
    return all(stream is not None and stream.isatty() for stream in streams) and not os.environ.get("CI")


def ask(question: str, read: Callable[[str], T], *, default: str | None = None, known: Iterable[str] = ()) -> T:
    """What somebody answers, as ``read`` understands it; where that raises `OkrError`, it is said why and asked again.

    ``default`` is the answer of who types nothing: shown, unless it is empty. ``known`` are words that the Tab key
    completes. Raises `OkrError` where the input ends (Ctrl-D), where nobody is there, and KeyboardInterrupt for Ctrl-C.
    """
    if not is_interactive():
        raise OkrError("nobody is there to answer a question", "say in the command what it needs; `-h` lists what there is")
    prompt = f"{terminal(question)} [{terminal(default)}] " if default else f"{terminal(question)} "
    words = tuple(known)
    while True:
        try:
            answer = _line(prompt, words).strip() or default
        except UnicodeDecodeError:
            say_aside("  that is not text in the encoding of this terminal")
            continue
        if answer is None:
            say_aside("  this needs an answer; Ctrl-C stops")
            continue
        try:
            return read(answer)
        except OkrError as wrong:
            say_aside(f"  {wrong.message}{f': {wrong.help}' if wrong.help else ''}")


def ask_if_any(question: str, read: Callable[[str], T], *, known: Iterable[str] = ()) -> T | None:
    """The same for what need not be answered: None where somebody types nothing."""
    return ask(f"{question} (Enter to skip)", lambda answer: read(answer) if answer else None, default="", known=known)


def ask_text(question: str, default: str | None = None, *, known: Iterable[str] = ()) -> str:
    """A text on one line, without blanks around it; never empty, unless the default is."""
    return ask(question, str, default=default, known=known)


def ask_day(question: str, default: date | None = None) -> date:
    """A day."""
    return ask(question, as_day, default=default.isoformat() if default else None)


def ask_choice(question: str, options: Mapping[str, str], default: str | None = None) -> str:
    """One of some words, each with what it means or an empty text; typed out, shortened, or as its number in the list."""
    longest = max(map(len, options), default=0)
    if len(options) <= _LISTED:
        for number, (word, meaning) in enumerate(options.items(), 1):
            say_aside(f"  {number:>2}  {word:<{longest}}  {meaning}".rstrip())
    return ask(question, lambda answer: _chosen(answer, tuple(options)), default=default, known=options)


def confirm(question: str, *, default: bool = False) -> bool:
    """Yes or no."""

    def read(answer: str) -> bool:
        if answer.casefold() not in ("y", "yes", "n", "no"):
            raise OkrError("answer y or n")
        return answer.casefold().startswith("y")

    return ask(f"{question} {'[Y/n]' if default else '[y/N]'}", lambda answer: read(answer) if answer else default, default="")


def as_number(answer: str) -> float:
    """For `ask`: a number. Raises `OkrError`."""
    return number_of(answer, "the answer")


def as_day(answer: str) -> date:
    """For `ask`: a day. Raises `OkrError`."""
    try:
        return day_of(answer)
    except typer.BadParameter as wrong:
        raise OkrError(wrong.message) from None


def _chosen(answer: str, words: tuple[str, ...]) -> str:
    """The word that is meant: itself, by its number, or by how it alone begins."""
    if answer in words:
        return answer
    if answer.isdecimal() and 1 <= int(answer) <= len(words) <= _LISTED:
        return words[int(answer) - 1]
    begun = [word for word in words if word.startswith(answer.casefold())]
    if len(begun) == 1:
        return begun[0]
    if begun:
        raise OkrError(f"`{answer}` can be {' or '.join(begun)}")
    among = ", ".join(words)
    raise OkrError(f"there is no `{answer}`{did_you_mean(answer, words) or f'; there are {among}'}")


def _line(prompt: str, words: tuple[str, ...]) -> str:
    """One line from the terminal, edited with the keys that people know from their shell."""
    try:
        with _output_aside(), _completing(words):
            return input(prompt)
    except EOFError:
        say_aside("")
        raise StoppedError(_STOPPED) from None
    except KeyboardInterrupt:
        say_aside("")
        say_aside(_STOPPED)
        raise


@contextmanager
def _output_aside() -> Iterator[None]:
    """Standard output leads where standard error does: what edits a line writes to the former, whatever it is told."""
    sys.stdout.flush()
    kept = os.dup(1)
    os.dup2(2, 1)
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)


@contextmanager
def _completing(words: tuple[str, ...]) -> Iterator[None]:
    """The Tab key completes words, and nothing that is typed is remembered; Pythons without readline do neither."""
    with suppress(ImportError):
        import readline

        def complete(begun: str, at: int) -> str | None:
            return dict(enumerate(word for word in words if word.startswith(begun))).get(at)

        readline.set_auto_history(False)
        readline.set_completer_delims("\n")  # a reference is one word, whatever stands in it
        readline.set_completer(complete)
        readline.parse_and_bind("bind ^I rl_complete" if "libedit" in (readline.__doc__ or "") else "tab: complete")
    yield
