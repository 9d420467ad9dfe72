"""Edits of lists and mappings that are written in lines."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from okrkit.writing.splicing.page import LINE_END, Page, Replacement, Spot
from okrkit.writing.splicing.refusal import Unclear


def insert_item(page: Page, around: Spot, at: int, lines: Sequence[str]) -> Iterator[Replacement]:
    """Put the lines of one more item before the item ``at`` of a list that has some."""
    parts = page.parts(around)
    if at:
        gap = [] if page.keeps(parts[at - 1].place) else _gap(page, around)
        yield _at_the_end(page, page.item_end(around.place, parts[at - 1].place), [*gap, *lines])
        return
    dash = around.place.start
    newline, indent = page.newline_at(dash), page.text[page.line_start(dash) : dash]
    made = newline.join((lines[0][len(indent) :], *lines[1:], *_gap(page, around), ""))
    yield Replacement(dash, dash, made + " " * len(indent))


def insert_field(page: Page, around: Spot, at: int, lines: Sequence[str]) -> Iterator[Replacement]:
    """Put the lines of one more key behind the key before the position ``at``, which is at least 1.

    What has parts of its own and ends a file stands behind an empty line, where the file has any.
    """
    parts = page.parts(around)
    is_last = not around.pointer and len(lines) > 1 and at == len(parts)
    gap = [""] if is_last and "" in map(str.strip, LINE_END.split(page.text)[:-1]) and not page.keeps(parts[-1].place) else []
    yield _at_the_end(page, page.last_line_end(parts[at - 1].place), [*gap, *lines])


def remove_part(page: Page, around: Spot, at: int) -> Iterator[Replacement]:
    """Take out the part ``at`` with its lines and the comment behind it; what stands on lines of its own stays."""
    parts, text = page.parts(around), page.text
    part = parts[at]
    start = dash_of(page, around, part) if isinstance(around.value, list) else page.start_of(part)
    end = page.last_line_end(part.place)
    if len(parts) == 1:
        yield from _emptied(page, around, end)
        return
    line = page.line_start(start)
    if not text[line:start].strip():
        following = page.next_line(end)
        if following == end:  # the last line of a file that does not end with a line ending
            line = len(text[:line].rstrip("\r\n"))
        yield Replacement(line, following, "")
        return
    following = dash_of(page, around, parts[1]) if isinstance(around.value, list) else page.start_of(parts[1])
    if at or "#" in text[part.place.end : following]:
        raise Unclear("it begins on the line of something else")
    yield Replacement(start, following, "")


def dash_of(page: Page, around: Spot, item: Spot) -> int:
    """Where the dash of an item stands: all of a list stand in one column, comments and line ends may follow."""
    start = page.line_start(item.place.start)
    column = around.place.column
    while start >= around.place.start - column:
        if page.text[start + column : start + column + 1] == "-" and not page.text[start : start + column].strip(" "):
            return start + column
        if not start:
            break
        start = page.line_start(start - 1)
    if item.pointer[-1] == 0:
        return around.place.start
    raise Unclear("the dash of an item could not be found")


def _at_the_end(page: Page, end: int, lines: Sequence[str]) -> Replacement:
    newline = page.newline_at(end)
    return Replacement(end, end, "".join(newline + line for line in lines))


def _gap(page: Page, around: Spot) -> list[str]:
    """The empty line between items, where there is one between all."""
    parts = page.parts(around)
    between = (page.text[page.last_line_end(one.place) : dash_of(page, around, other)] for one, other in pairwise(parts))
    empty = ["" in map(str.strip, LINE_END.split(text)[1:-1]) for text in between]
    return [""] if empty and all(empty) else []


def _emptied(page: Page, around: Spot, end: int) -> Iterator[Replacement]:
    """What is left of a list or a mapping whose only part goes: brackets behind its key."""
    if not around.place.key:
        raise Unclear("nothing would be left of it")
    key = page.start_of(around)
    first = page.line_end(key)
    if around.place.start < first:
        raise Unclear("it begins on the line of something else")
    colon = _colon(page.text, key)
    yield Replacement(colon, colon, " []" if isinstance(around.value, list) else " {}")
    start, following = page.line_start(around.place.start), page.next_line(end)
    if following == end:
        start = len(page.text[:start].rstrip("\r\n"))
    yield Replacement(start, following, "")


def _colon(text: str, key: int) -> int:
    """Behind the colon of a key."""
    if text[key] in "'\"":
        closing = text.index(text[key], key + 1)
        return text.index(":", closing) + 1
    return text.index(":", key) + 1
