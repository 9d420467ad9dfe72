"""Whether an edit did what it meant, and nothing else."""

import re

from okrkit.reading.events import JSON, Document, read_document
from okrkit.writing.splicing.edit import Edit, Insert, Remove, same
from okrkit.writing.splicing.lines import dash_of
from okrkit.writing.splicing.page import Page
from okrkit.writing.splicing.refusal import Unclear

_ENDING = re.compile(r"\r\n|\n|\r")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")
_BOM = b"\xef\xbb\xbf"


def prove(before: Document, page: Page, edit: Edit, text: str, wanted: JSON) -> bytes:
    """The bytes of the new text. Raises `Unclear` where it says something else than wanted or another line has changed."""
    try:
        encoded = text.encode()
    except UnicodeEncodeError:
        raise Unclear("the new text holds a character that no file can hold") from None
    written = _BOM + encoded if before.bom else encoded
    after = read_document(written)
    if not same(after.data, wanted):
        raise Unclear("the new text would not say what was meant")
    was_ended = not before.text or _is_ended(before.text)
    if (after.bom, _is_ended(text)) != (before.bom, was_ended) or _endings(text) - _endings(before.text) - {before.newline}:
        raise Unclear("line endings would change")
    if not _keeps_the_rest(before.text, text, *_span(page, edit)):
        raise Unclear("another line would change")
    return written


def _span(page: Page, edit: Edit) -> tuple[int, int]:
    """The lines, from 0 and without the last, that an edit may change."""
    spot, around = page.spot(edit.pointer), page.spot(edit.pointer[:-1])
    if spot is None or (isinstance(edit, Remove) and around and (page.bracketed(around) or len(page.parts(around)) == 1)):
        spot = around  # what is new or goes may touch the commas and brackets beside it
    start, end = (page.start_of(spot), page.last_line_end(spot.place)) if spot else (0, len(page.text))
    if isinstance(edit, Insert) and spot and spot.place.items and not page.bracketed(spot):
        end = page.item_end(spot.place, spot.place.items[-1])
    if isinstance(edit, Remove) and spot and around and isinstance(around.value, list) and spot != around:
        start = dash_of(page, around, spot)
    if isinstance(edit, Remove) and around and len(parts := page.parts(around)) > 1 and parts[0] == spot:
        end = max(end, page.start_of(parts[1]))  # the next one takes its place behind the dash
    if isinstance(edit, Remove) and not _is_ended(page.text):
        start = len(page.text[:start].rstrip())  # the line above may be the last one then
    return _line_of(page.text, start), _line_of(page.text, end) + 1


def _keeps_the_rest(before: str, after: str, start: int, end: int) -> bool:
    """Whether the lines of a text before the line ``start`` and from the line ``end`` on are those of the other text.

    How the last line of a text ends is not looked at: it may be another one now.
    """
    old, new = _LINE.findall(before), _LINE.findall(after)
    below = len(old) - end
    if len(new) < start + below:
        return False
    kept = [*zip(old[:start], new[:start], strict=True), *zip(old[end:], new[len(new) - below :], strict=True)]
    last = old[-1:] + new[-1:]
    return all(one == other or (_bare(one) == _bare(other) and (one in last or other in last)) for one, other in kept)


def _bare(line: str) -> str:
    return line.rstrip("\r\n")


def _line_of(text: str, index: int) -> int:
    return len(_ENDING.findall(text, 0, index))


def _is_ended(text: str) -> bool:
    return text.endswith(("\n", "\r"))


def _endings(text: str) -> set[str]:
    return set(_ENDING.findall(text))
