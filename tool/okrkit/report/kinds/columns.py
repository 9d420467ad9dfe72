"""Which columns of a table fit into a window, and how wide each of them is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from okrkit.report.kinds.answer import Table
from okrkit.report.source import cells
from okrkit.say.escape import line

GAP = "  "
"""What stands between two columns."""
MARK = "– "
"""What begins a text that belongs to the row above it."""

_FLAG, _DRESS = "[\U0001f1e6-\U0001f1ff]", "[\u0300-\u036f\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]*"
_DRAWN = re.compile(f"{_FLAG}{{2}}|.{_DRESS}(?:\u200d.{_DRESS})*")
"""What is drawn as one: a flag, a letter with its accents, a family of faces."""

_COMFORTABLE = 24
"""Cells of the first column before any other is left out for it."""
_NARROW = 16
"""Cells of the first column, and"""
_NARROWEST = 12
"""of another with texts, before the rows are written one below the other."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The places of columns with their widths in cells, in their order, and the places of those left out."""

    widths: dict[int, int]
    left_out: tuple[int, ...] = ()


def choose_columns(table: Table, width: int) -> Columns | None:
    """The columns that fit: at first all, with headings on several lines, then without those that a table can spare.

    Where that is not enough other texts than the first take several lines too; None where not even that is.
    """
    places = range(len(table.headings))
    headings = [line(heading) for heading in table.headings]
    texts = [max((cells(line(row[at])) for row in table.rows), default=0) for at in places]
    natural = {at: max(texts[at], cells(headings[at])) for at in places}
    roomy = {at: max(texts[at], *map(cells, headings[at].split(" "))) for at in places} | {0: _COMFORTABLE}
    for spared in range(len(table.spare) + 1):
        left_out = table.spare[:spared]
        shown = {at: size for at, size in natural.items() if at not in left_out}
        if fitting := _shrunk(shown, roomy, width):
            return Columns(fitting, tuple(sorted(left_out)))
    narrow = {at: _NARROW if at == 0 else _NARROWEST for at in shown if at not in table.numeric}
    fitting = _shrunk(shown, roomy | narrow, width)
    return Columns(fitting, tuple(sorted(left_out))) if fitting else None


def _shrunk(natural: dict[int, int], least: dict[int, int], width: int) -> dict[int, int] | None:
    """The widths with those columns made narrower that may be, the widest first; None where they do not fit all the same."""
    widths = dict(natural)
    excess = sum(widths.values()) + len(GAP) * (len(widths) - 1) - width
    while excess > 0:
        shrinkable = [at for at, size in least.items() if widths.get(at, 0) > size]
        if not shrinkable:
            return None
        widths[max(shrinkable, key=lambda at: widths[at])] -= 1
        excess -= 1
    return widths


def wrapped(text: str, size: int) -> Iterator[str]:
    """The lines of a text that are at most so many cells wide, between words where they can be; at least one."""
    taken = ""
    for word in text.split(" "):
        if taken and cells(f"{taken} {word}") > size:
            yield taken
            taken = ""
        taken = f"{taken} {word}" if taken else word
        while cells(taken) > size > 1:
            head = _head(taken, size)
            yield head
            taken = taken[len(head) :]
    yield taken


def _hung(text: str, size: int) -> Iterator[str]:
    """The lines of a text; what begins with a mark hangs from it."""
    mark = MARK if text.startswith(MARK) else ""
    for at, part in enumerate(wrapped(text.removeprefix(mark), size - len(mark))):
        yield f"{mark if at == 0 else ' ' * len(mark)}{part}"


def _head(word: str, size: int) -> str:
    """As much of a word as fits, and at least a letter; what several characters draw together stays so where there is room."""
    end = 1
    while cells(word[: end + 1]) <= size:
        end += 1
    whole = [drawn.end() for drawn in _DRAWN.finditer(word[: 2 * end]) if drawn.end() <= end]
    return word[: whole[-1] if whole else end]


def set_in(text: str, size: int, *, to_the_right: bool = False) -> str:
    """A text with the blanks that make it so wide."""
    blanks = " " * max(0, size - cells(text))
    return blanks + text if to_the_right else text + blanks


def heading_lines(table: Table, columns: Columns) -> Iterator[str]:
    """The headings, which end beside each other."""
    yield from _lines(table.headings, columns, table.numeric, from_below=True)


def row_lines(row: Sequence[str], columns: Columns, numeric: frozenset[int]) -> Iterator[str]:
    """A row of a table, on as many lines as its longest text takes."""
    yield from _lines(row, columns, numeric)


def _lines(row: Sequence[str], columns: Columns, numeric: frozenset[int], *, from_below: bool = False) -> Iterator[str]:
    texts = {at: list(_hung(line(row[at]), size)) for at, size in columns.widths.items()}
    height = max(map(len, texts.values()))
    for at, parts in texts.items():
        missing = [""] * (height - len(parts))
        texts[at] = missing + parts if from_below else parts + missing
    for number in range(height):
        said = (set_in(texts[at][number], size, to_the_right=at in numeric) for at, size in columns.widths.items())
        yield GAP.join(said).rstrip()
