"""The place where a parser stopped, beside the text around it."""

import re
from typing import NamedTuple

from okrkit.reading.yaml.error import YamlError

_LINE_END = re.compile("\r\n|\r|\n")
_LONGEST_QUOTE = 40


class Complaint(NamedTuple):
    """Where a parser stopped and why, in its own words; lines and columns from 0.

    ``opened`` is where the thing begins that it was reading, like the quote of a text that never ends.
    """

    problem: str
    line: int
    column: int
    opened: tuple[int, int] | None


class Stop:
    """A complaint with its text.

    ``here`` is the line, ``before`` and ``rest`` are its two parts, ``above`` is the number of the last line with code
    before it.
    """

    def __init__(self, text: str, complaint: Complaint) -> None:
        self.problem, self.line, self.column, self.opened = complaint
        self.lines = lines_of(text)
        self.here = self.lines[self.line]
        self.before, self.rest = self.here[: self.column], self.here[self.column :]
        self.above = next((number for number in range(self.line - 1, -1, -1) if code_of(self.lines[number])), None)

    @property
    def at_end(self) -> bool:
        """Whether nothing follows."""
        return not any(line.strip() for line in (self.rest, *self.lines[self.line + 1 :]))

    def opener(self) -> str:
        """The character that began what was being read; nothing where that is not known."""
        return self.lines[self.opened[0]][self.opened[1] : self.opened[1] + 1] if self.opened else ""

    def says(self, message: str, help: str, at: tuple[int, int] | None = None) -> YamlError:
        """The error, here or at another place (line and column from 0)."""
        line, column = at or (self.line, self.column)
        return YamlError(message, help, line + 1, column + 1)


def lines_of(text: str) -> list[str]:
    """The lines of a text without their ends; a last one is there even if it is empty."""
    return _LINE_END.split(text)


def code_of(line: str) -> str:
    """A line without its indentation and comment."""
    stripped = line.strip()
    return "" if stripped.startswith("#") else stripped.split(" #")[0].rstrip()


def quoted(value: str) -> str:
    """A value between quotes, as YAML wants it written."""
    return f'"{value}"' if '"' not in value and "\\" not in value else "'" + value.replace("'", "''") + "'"


def shown(code: str) -> str:
    """Code of the text inside a sentence: in backticks, and not all of it where it is long."""
    return f"`{code if len(code) <= _LONGEST_QUOTE else code[: _LONGEST_QUOTE - 1] + '…'}`"
