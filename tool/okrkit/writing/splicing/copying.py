"""A text of a file as the start of another one: what a person does who copies it and then goes through it.

Nothing is written anew but what must change. Comments come along: those right above something, and those below it that stand
further in, belong to it and go where it goes.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from okrkit.address import Pointer
from okrkit.reading.events import Document, YamlError, read_document
from okrkit.writing.splicing.edit import Edit, Put, Remove, applied, same
from okrkit.writing.splicing.lines import dash_of
from okrkit.writing.splicing.manner import Order
from okrkit.writing.splicing.page import LINE_END, Page, Replacement, Spot, rewritten
from okrkit.writing.splicing.refusal import Refusal, Unclear
from okrkit.writing.splicing.splice import planned, splice

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Copied:
    """What a copy says otherwise: values, places that are left out, and remarks for whoever goes through it.

    A remark on an item of a list stands on the line above it, any other at the end of the line of its value. All
    places are those of the text that is copied.
    """

    puts: Sequence[Put]
    removes: Sequence[Remove]
    remarks: Mapping[Pointer, str]


def copy(source: bytes, copied: Copied, order: Order, name: str) -> bytes:
    """The copy, proved to say just that.

    A remark that would not be one where it stands is left out. Raises `Refusal`, which calls the file ``name``, where
    it cannot be told what to replace.
    """
    document = read_document(source)
    removes = tuple(_outermost(copied.removes))
    try:
        changed = _changed(document, copied, order)
        text = _without(changed, removes, order, name)
        wanted = document.data
        edits: tuple[Edit, ...] = (*copied.puts, *removes)
        for edit in edits:
            wanted = applied(wanted, edit)
        if not same(text.data, wanted):
            raise Unclear("the copy would not say what was meant")
    except (Unclear, YamlError) as why:
        raise Refusal(f"{name} was not copied: {why}", "copy it by hand, and run the command again") from why
    return _encoded(text.text, bom=text.bom)


def lines_of(page: Page, pointer: Pointer) -> tuple[str, ...]:
    """The lines of an item of a list with the comments that belong to it; none where it stands in brackets."""
    extent = _extent(page, pointer)
    if extent is None:
        return ()
    return tuple(LINE_END.split(page.text[extent.start : extent.end].rstrip("\r\n")))


def _changed(document: Document, copied: Copied, order: Order) -> Document:
    """The copy with its new values and remarks, before anything is left out."""
    page = Page(document)
    wanted = document.data
    replacements: list[Replacement] = []
    for put in copied.puts:
        wanted = applied(wanted, put)
        replacements += planned(page, put, order)
    remarks = [_remark(page, pointer, words) for pointer, words in copied.remarks.items()]
    for more in (remarks, []):
        text = rewritten(document.text, sorted([*replacements, *more], key=itemgetter(0)))
        try:
            changed = _read(text, bom=document.bom)
        except YamlError:
            continue
        if same(changed.data, wanted):
            return changed
    raise Unclear("the copy would not say what was meant")


def _remark(page: Page, pointer: Pointer, words: str) -> Replacement:
    spot, extent = page.spot(pointer), _extent(page, pointer)
    if spot is None:
        raise Unclear("there is nothing to remark on")
    if extent and isinstance(pointer[-1], int):
        newline = page.newline_at(extent.begin)
        line = extent.begin - extent.column
        return Replacement(line, line, f"{' ' * extent.column}# {words}{newline}")
    end = page.last_line_end(spot.place)
    return Replacement(end, end, f"  # {words}")


def _without(document: Document, removes: Sequence[Remove], order: Order, name: str) -> Document:
    page = Page(document)
    alone = [edit for edit in removes if _extent(page, edit.pointer) is None]
    if alone:  # in brackets, on a line with something else: one by one, the last first, so that places stay
        source = _encoded(document.text, bom=document.bom)
        document = read_document(splice(source, alone, order, name))
        page = Page(document)
    text = document.text
    cuts = [_cut(page, extent) for edit in removes if edit not in alone and (extent := _extent(page, edit.pointer))]
    cut = rewritten(text, sorted(cuts, key=itemgetter(0)))
    if not LINE_END.sub("\n", text).endswith("\n\n"):
        bare = cut.rstrip()
        cut = bare + (page.newline_at(0) if cut != bare else "")
    return _read(cut, bom=document.bom)


@dataclass(frozen=True, slots=True)
class _Extent:
    """The characters ``start:end`` of whole lines that belong to a value; its key or dash stands at ``begin``."""

    start: int
    begin: int
    end: int
    column: int
    is_first: bool


def _extent(page: Page, pointer: Pointer) -> _Extent | None:
    """The lines of something that has lines of its own and is not the only thing there; else None."""
    spot, around = page.spot(pointer), page.spot(pointer[:-1])
    if spot is None or around is None or around.inside or page.bracketed(around):
        return None
    begin = _begin(page, around, spot)
    start, text = page.line_start(begin), page.text
    if text[start:begin].strip() or (len(page.parts(around)) == 1 and isinstance(around.value, dict)):
        return None
    column = begin - start
    end = page.next_line(page.last_line_end(spot.place))
    while end < len(text) and _comment_column(text[end : page.line_end(end)]) > column:
        end = page.next_line(end)
    while (above := _line_above(page, start)) is not None and _comment_column(text[above:start]) == column:
        start = above
    return _Extent(start, begin, end, column, page.parts(around)[0].pointer == spot.pointer)


def _begin(page: Page, around: Spot, spot: Spot) -> int:
    return dash_of(page, around, spot) if isinstance(around.value, list) else page.start_of(spot)


def _cut(page: Page, extent: _Extent) -> Replacement:
    """Lines that go, with the empty ones that would be left between others, or above the first of them."""
    start, end, text = extent.start, extent.end, page.text
    above = _line_above(page, start)
    if extent.is_first or above is None or not text[above:start].strip():
        while end < len(text) and not text[end : page.line_end(end)].strip():
            end = page.next_line(end)
    return Replacement(start, end, "")


def _line_above(page: Page, start: int) -> int | None:
    """Where the line above the one that starts there starts; None for the first one."""
    if not start:
        return None
    return page.line_start(start - (2 if page.text[start - 2 : start] == "\r\n" else 1))


def _comment_column(line: str) -> int:
    """In which column the comment stands that a line is; -1 where it is none."""
    bare = line.lstrip(" ")
    return len(line) - len(bare) if bare.startswith("#") else -1


def _outermost(removes: Sequence[Remove]) -> Iterator[Remove]:
    """Without what goes anyhow with something around it; the last first."""
    pointers = {edit.pointer for edit in removes}
    for edit in sorted(removes, key=_from_the_end, reverse=True):
        if not any(edit.pointer[:depth] in pointers for depth in range(1, len(edit.pointer))):
            yield edit


def _from_the_end(edit: Remove) -> list[tuple[int, str]]:
    return [(step, "") if isinstance(step, int) else (-1, step) for step in edit.pointer]


def _read(text: str, *, bom: bool) -> Document:
    return read_document(_encoded(text, bom=bom))


def _encoded(text: str, *, bom: bool) -> bytes:
    return (_BOM if bom else b"") + text.encode()
