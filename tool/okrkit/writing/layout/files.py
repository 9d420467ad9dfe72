"""The files of a workspace in their canonical layout."""

from collections.abc import Iterable
from dataclasses import dataclass

from okrkit.reading.events import YamlError
from okrkit.reading.tree import Text
from okrkit.writing.landing.files import Change
from okrkit.writing.layout.canonical import laid_out
from okrkit.writing.splicing.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a file stays as it is: it cannot be read, or only a person can lay it out. The place is from 1, where it is known."""

    message: str
    help: str
    line: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class LaidOut:
    """What the canonical layout makes of a file, by its path in the workspace: a change, nothing, or trouble."""

    path: str
    change: Change | None = None
    trouble: Trouble | None = None


def lay_out(texts: Iterable[Text]) -> tuple[LaidOut, ...]:
    """Every text in its canonical layout, in their order; nothing is written."""
    return tuple(map(_lay_out, texts))


def _lay_out(text: Text) -> LaidOut:
    try:
        after = laid_out(text.data, text.path)
    except YamlError as error:
        return LaidOut(text.path, trouble=Trouble(error.message, error.help, error.line, error.column))
    except Refusal as refusal:
        return LaidOut(text.path, trouble=Trouble(refusal.message.removeprefix(f"{text.path} "), refusal.help))
    return LaidOut(text.path, Change(text.data, after) if after != text.data else None)
