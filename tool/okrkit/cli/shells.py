"""How okr answers a shell in which somebody pressed the Tab key.

The scripts that `okr --install-completion` installs ask by the environment, each shell in its own way. Typer knows which
words could stand there. What a shell wants to hear of them is said here: Typer's zsh evaluates what titles say, its bash does
not know that a word goes on after ``@`` and ``=``, its hints load more than all else, and what fails in it is shown in the
middle of what somebody types.
"""

import os
import shlex
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout, suppress
from io import StringIO
from pathlib import Path

import typer

from okrkit.cli.completing import offer_names
from okrkit.say.escape import line, zsh_word

_BREAKS = ("@", "=")
"""Where bash takes a new word to begin although none does, and hands over the mark as a word of its own."""


def answer_shell(app: typer.Typer, name: str) -> int:
    """Print what could stand at the cursor as the shell wants to have it, nothing where anything fails; the exit code.

    ``app`` is the command line interface of that name. What other shells ask, and for the scripts, is Typer's to answer.
    """
    asked = f"_{name.upper()}_COMPLETE"
    shell = os.environ[asked].removeprefix("complete_")
    if shell not in ("bash", "zsh", "fish"):
        app(prog_name=name, standalone_mode=False)
        return 0
    only_whether = shell == "fish" and os.environ.get("_TYPER_COMPLETE_FISH_ACTION") == "is-args"
    words, before = _words_of_bash() if shell == "bash" else (_words(), "")
    for at, word in enumerate(words[1:], 1):
        if words[at - 1] == "-C":  # nobody but a shell knows what ~ and $HOME are
            words[at] = str(Path(os.path.expandvars(word)).expanduser())
    os.environ |= {asked: "complete_bash", "COMP_WORDS": shlex.join((name, *words)), "COMP_CWORD": str(len(words))}
    told = dict[str, str]()
    offer_names(app, told, only_whether=only_whether)
    found = _found(app, name)
    last = words[-1]
    if found == [last] and last not in told:  # so Typer says that it is the name of a file, which shells know better
        found = []
    if only_whether:
        return 0 if found else 1
    if shell != "bash":
        told |= _told_in_help(app, words)
    option = f"{last.partition('=')[0]}=" if last.startswith("-") and "=" in last else ""
    said = ((option + word, line(told.get(word, ""))) for word in found)
    if shell == "zsh":
        sys.stdout.write(_for_zsh(said))
    else:
        lines = (word.removeprefix(before) if shell == "bash" else f"{word}\t{hint}" for word, hint in said)
        sys.stdout.write("".join(f"{one}\n" for one in lines))
    return 0


def _for_zsh(found: Iterator[tuple[str, str]]) -> str:
    """What zsh evaluates."""
    items = " ".join(zsh_word(word.replace(":", "\\:") + (f":{hint}" if hint else "")) for word, hint in found)
    return f"local -a found=({items}); _describe okr found\n" if items else "_files\n"


def _words() -> list[str]:
    """The words behind the command up to the cursor, as zsh and fish tell them; the last is what somebody is typing."""
    typed = os.environ.get("_TYPER_COMPLETE_ARGS", "")
    words = _split(typed)[1:]
    return words if words and not typed.endswith(" ") else [*words, ""]


def _words_of_bash() -> tuple[list[str], str]:
    """The same as bash tells them, and how much of the last word it leaves out."""
    at = os.environ.get("COMP_CWORD", "")
    parts = os.environ.get("COMP_WORDS", "").split("\n")[: int(at) + 1 if at.isdecimal() else None]
    words, before, goes_on = list[str](), "", False
    for part in parts[1:]:
        is_break = part in _BREAKS
        if words and (is_break or goes_on):
            before = words[-1] + (part if is_break else "")
            words[-1] += part
        else:
            before = ""
            words.append(part)
        goes_on = is_break
    return [next(iter(_split(word)), "") for word in words] or [""], before


def _split(typed: str) -> list[str]:
    """The words of a line, the last of which may have a quote that is still open."""
    for end in ("", '"', "'"):
        with suppress(ValueError):
            return shlex.split(typed + end)
    return typed.split()


def _found(app: typer.Typer, name: str) -> list[str]:
    """The words that Typer finds, which prints them and ends the program."""
    printed = StringIO()
    with redirect_stdout(printed), redirect_stderr(StringIO()), suppress(SystemExit):
        try:
            app(prog_name=name, standalone_mode=False)
        except (Exception, KeyboardInterrupt):
            if "OKRKIT_DEBUG" in os.environ:
                raise
    return [word for word in printed.getvalue().splitlines() if word]


def _told_in_help(app: typer.Typer, words: list[str]) -> dict[str, str]:
    """What the help says of commands and options that can stand behind some words."""
    command = typer.main.get_command(app)
    for word in words[:-1]:
        command = getattr(command, "commands", {}).get(word, command)
    told = {name: one.get_short_help_str(100) for name, one in getattr(command, "commands", {}).items()}
    for parameter in command.get_params(typer.Context(command)):
        told |= dict.fromkeys(parameter.opts, getattr(parameter, "help", None) or "")
    return told
