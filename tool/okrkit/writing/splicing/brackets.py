"""Edits of lists and mappings in brackets."""

import re
from collections.abc import Iterator, Sequence

from okrkit.writing.splicing.page import Page, Replacement, Spot
from okrkit.writing.splicing.refusal import Unclear

_NEXT = re.compile(r"(?:[ \t\r\n]|(?<=[ \t\r\n])#[^\r\n]*)*")
"""Blanks and comments."""


def insert(page: Page, around: Spot, at: int, written: str) -> Iterator[Replacement]:
    """Put one more part before the part ``at`` of what is in brackets; on a line of its own where the others have one."""
    parts, text = page.parts(around), page.text
    if not parts:
        opening = around.place.start + 1
        yield Replacement(opening, opening, written)
        return
    if at == 0:
        start = page.start_of(parts[0])
        if _has_own_line(page, around, parts, 0):
            indent = text[page.line_start(start) : start]
            yield Replacement(start, start, f"{written},{page.newline_at(start)}{indent}")
        else:
            yield Replacement(start, start, f"{written}{_comma(page, parts)}")
        return
    before = parts[at - 1]
    end = before.place.end
    if not _has_own_line(page, around, parts, at - 1):
        yield Replacement(end, end, f"{_comma(page, parts)}{written}")
        return
    start = page.start_of(before)
    indent = text[page.line_start(start) : start]
    comma = _comma_behind(page, before)
    line_end = page.line_end(end if comma is None else comma)
    if at < len(parts) and page.start_of(parts[at]) < line_end:
        raise Unclear("several things stand on one line, and others have lines of their own")
    if around.place.end <= line_end:  # the bracket closes on the same line
        yield Replacement(end, end, f",{page.newline_at(start)}{indent}{written}")
        return
    if comma is None:
        yield Replacement(end, end, ",")
    yield Replacement(line_end, line_end, f"{page.newline_at(end)}{indent}{written}{',' if comma is not None else ''}")


def remove(page: Page, around: Spot, at: int) -> Iterator[Replacement]:
    """Take the part ``at`` out of brackets, with one comma; comments stay."""
    parts, text = page.parts(around), page.text
    start, end = page.start_of(parts[at]), parts[at].place.end
    comma = _comma_behind(page, parts[at])
    if comma is None and at:  # the last one: the comma before it goes
        before = _comma_behind(page, parts[at - 1])
        if before is None:
            raise Unclear("there is no comma where one was expected")
        if not text[before + 1 : start].strip():
            yield Replacement(before, end, "")
            return
        yield Replacement(before, before + 1, "")
    if comma is not None and text[end:comma].strip():
        raise Unclear("there is a comment between a value and its comma")
    end = end if comma is None else comma + 1
    line_start, line_end = page.line_start(start), page.line_end(end)
    if not text[line_start:start].strip() and not text[end:line_end].strip():
        yield Replacement(line_start, page.next_line(end), "")
        return
    following = re.compile(r"[ \t]*").match(text, end)
    alone = not text[line_start:start].strip()  # what is left of the line is a comment, which takes the place
    if following and following.end() < line_end and (alone or text[following.end()] not in "#]}"):
        end = following.end()
    yield Replacement(start, end, "")


def _comma(page: Page, parts: Sequence[Spot]) -> str:
    tight = len(parts) > 1 and page.text[parts[0].place.end : page.start_of(parts[1])] == ","
    return "," if tight else ", "


def _comma_behind(page: Page, part: Spot) -> int | None:
    """Where the comma behind a part stands, if there is one."""
    found = _NEXT.match(page.text, part.place.end)
    end = found.end() if found else part.place.end
    return end if page.text[end : end + 1] == "," else None


def _has_own_line(page: Page, around: Spot, parts: Sequence[Spot], at: int) -> bool:
    """Whether a part begins a line that is not the first one of its brackets."""
    start = page.start_of(parts[at])
    return not page.text[page.line_start(start) : start].strip() and page.line_start(start) > around.place.start
