"""The values of a file with the words that write them, and the comments with what they belong to.

A comment on the line of something belongs to that. One on a line of its own belongs to what comes below it, unless it is
indented like a block that ends above it: then it stays the end of that block.
"""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from okrkit.address import Pointer
from okrkit.reading.events import JSON, Document
from okrkit.writing.layout.words import WRITTEN_OUT, text_end
from okrkit.writing.splicing.page import Page, Spot
from okrkit.writing.splicing.refusal import Unclear

_QUOTED = re.compile(r"'(?:[^']|'')*'" r'|"(?:[^"\\]|\\.)*"', re.DOTALL)
BLANK = ""
"""An empty line among comments."""


class Remark(NamedTuple):
    """A comment behind something, and how many blanks before it."""

    blanks: int
    text: str


@dataclass(slots=True, eq=False)
class Part:
    """A value, with its key where it has one, and its comments.

    ``source`` is how it is written, ``key`` how its key is; ``column`` is where it stands, a block of lines where its parts do.
    ``lead`` are the lines above it, ``beside`` the comments on its line, ``foot`` those behind its last part. ``is_open``
    says that it has no brackets, ``is_inside`` that it stands in some.
    """

    pointer: Pointer
    value: JSON
    source: str
    column: int
    key: str | None = None
    is_open: bool = False
    is_inside: bool = False
    parts: list["Part"] = field(default_factory=list)
    lead: list[str] = field(default_factory=list)
    beside: list[Remark] = field(default_factory=list)
    foot: list[str] = field(default_factory=list)

    is_remarked: bool = False
    """Whether there is a comment somewhere in it."""
    is_written_out: bool = False
    """Whether something in it takes several lines."""

    def know(self) -> None:
        """See what is in it, once all of that is there."""
        for part in self.parts:
            part.know()
        self.is_remarked = bool(self.foot) or any(part.is_remarked or part.beside or any(part.lead) for part in self.parts)
        inside = any(part.is_written_out for part in self.parts)
        self.is_written_out = inside if self.parts else "\n" in self.source or bool(WRITTEN_OUT.match(self.source))


def read_parts(document: Document) -> tuple[Part, list[str]]:
    """The whole of a text whose lines end with line feeds, and all of its comments from the top to the bottom.

    Raises `Unclear` where it is not certain what is a comment.
    """
    reader = _Reader(Page(document))
    root = reader.read()
    root.know()
    return root, reader.comments


class _Reader:
    """Goes through a text from word to word, and finds an owner for each comment in between."""

    def __init__(self, page: Page) -> None:
        self.page, self.text = page, page.text
        self.comments: list[str] = []
        self.at = 0
        self.last: Part | None = None
        """What the word before the gap belongs to."""
        self.opening: tuple[Part, int] | None = None
        """The outermost part that begins behind the gap, and the column of its key or dash."""
        self.top: list[str] = []
        """What stands above a text that begins with a bracket."""
        self.closing: list[Part] = []
        """The blocks that end before the gap, the innermost first."""

    def read(self) -> Part:
        spot = self.page.spot(())
        if spot is None:
            raise Unclear("it could not be found in the text")
        root = self._visit(spot, None)
        root.lead += self.top
        self._gap(len(self.text), at_end=root)
        return root

    def _visit(self, spot: Spot, around: Part | None) -> Part:
        start, end = spot.place.start, spot.place.end
        is_text = not isinstance(spot.value, dict | list)
        if is_text and WRITTEN_OUT.match(self.text, start) and isinstance(spot.value, str) and not spot.inside:
            end = text_end(self.text, start, end, spot.value)
        part = Part(spot.pointer, spot.value, self.text[start:end], spot.place.column, is_inside=spot.inside)
        key = self.page.start_of(spot) if spot.place.key else None
        if around is not None and self.opening is None:
            column = spot.place.key[1] if spot.place.key else around.column
            self.opening = part, column
        if key is not None:
            until = self._key_end(key, str(spot.pointer[-1]))
            part.key = self.text[key:until]
            self._word(part, key, until)
        if is_text:
            if start < end or key is not None:
                self._word(part, max(start, self.at), max(end, self.at))
            if (head := WRITTEN_OUT.match(part.source)) and head[3]:  # the comment behind `|` is inside of the word
                self.comments.append(head[3].rstrip())
                part.beside.append(Remark(head.start(3) - head.end(2), self.comments[-1]))
        elif self.page.bracketed(spot):
            self._word(part, start, start + 1)
            part.parts = [self._visit(inner, part) for inner in self.page.parts(spot)]
            self._gap(end - 1, closing=part)
            self.at, self.last, self.opening = end, part, None
        else:
            part.is_open = True
            part.parts = [self._visit(inner, part) for inner in self.page.parts(spot)]
            if not spot.inside:
                self.closing.append(part)
        return part

    def _key_end(self, start: int, key: str) -> int:
        if quoted := _QUOTED.match(self.text, start):
            return quoted.end()
        if not self.text.startswith(key, start):
            raise Unclear(f"the key `{key}` is written over several lines")
        return start + len(key)

    def _word(self, part: Part, start: int, end: int) -> None:
        self._gap(start)
        self.at, self.last, self.opening, self.closing = end, part, None, []

    def _gap(self, end: int, *, closing: Part | None = None, at_end: Part | None = None) -> None:
        """Give away the comments up to a word, to a bracket that closes a part, or to the end of all."""
        if self.text.find("\n", self.at, end) < 0 and self.text.find("#", self.at, end) < 0:
            return
        lines = self.text[self.at : end].split("\n")
        below = self._below(closing, at_end)
        blank = led = False
        for number, line in enumerate(lines):
            before, mark, text = line.partition("#")
            if not mark:
                blank = blank or (0 < number < len(lines) - 1 and not line.strip())
                continue
            comment = mark + text.rstrip()
            self.comments.append(comment)
            if number == 0 and self.last is not None:
                self.last.beside.append(Remark(len(before) - len(before.rstrip()), comment))
                continue
            ended = None if led or before.strip() or closing else self._ended(len(before))
            owner = below if ended is None else ended.foot
            led = ended is None
            owner += [BLANK, comment] if blank else [comment]
            blank = False
        if blank and self.opening:
            below.append(BLANK)

    def _below(self, closing: Part | None, at_end: Part | None) -> list[str]:
        """The comments of what comes below a gap."""
        if ending := closing or at_end:
            return ending.foot
        if self.opening:
            return self.opening[0].lead
        return self.last.lead if self.last else self.top

    def _ended(self, column: int) -> Part | None:
        """The block that a comment in a column is the end of: the nearest to it of those that stand deeper than what comes.

        What is not indented at the end of a file is about the file.
        """
        above = self.opening[1] if self.opening else -1
        fitting = [part for part in self.closing if above < part.column <= column]
        if fitting and not column:
            return fitting[-1]
        return max(fitting, key=lambda part: part.column, default=None)
