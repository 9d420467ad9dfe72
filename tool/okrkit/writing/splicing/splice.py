"""Edits of a text: only the characters that must change, and a proof of it.

What is written out anew is the value that was asked for, in the manner of what stands around it. The result is read
again and must say what the edit means; every line outside of its place must be what it was. Else the edit is refused.
"""

import re
from collections.abc import Iterable, Sequence
from operator import itemgetter

from okrkit.address import Pointer
from okrkit.reading.events import JSON, Document, YamlError, read_document
from okrkit.writing.splicing import blocks, brackets, lines
from okrkit.writing.splicing.blocks import Remarks
from okrkit.writing.splicing.by_hand import difference, proposed, refusal
from okrkit.writing.splicing.edit import Edit, Insert, Put, Rekey, applied, same
from okrkit.writing.splicing.manner import Manner, Order, examples, is_big, place_of, step_of
from okrkit.writing.splicing.page import Page, Replacement, Spot, rewritten
from okrkit.writing.splicing.proof import prove
from okrkit.writing.splicing.refusal import Refusal, Unclear
from okrkit.writing.splicing.style import WIDTH, is_line
from okrkit.writing.splicing.typed import scalar

_COMMENTED_HEAD = re.compile(r"[|>][-+0-9]*[ \t]+#")


def splice(source: bytes, edits: Iterable[Edit], order: Order, name: str = "the file", like: Document | None = None) -> bytes:
    """The text of a file after edits, one after the other.

    ``like`` is another file of the same people, for what this one shows no example of. Raises `YamlError` for a text that
    cannot be read, LookupError for an edit of something that is not there, and `Refusal` where the edit cannot be made
    without touching something else; ``name`` is what the file is called then.
    """
    model = Page(like) if like else None
    made, refused = source, None
    for edit in edits:
        try:
            made, why = _spliced(made, edit, order, name, model)
        except (YamlError, LookupError):
            if refused is None:
                raise
            break  # what is proposed to a person is nothing that could be edited
        refused = refused or why
    if refused:
        raise Refusal(refused.message, refused.help, difference(source, made, name))
    return made


def _spliced(source: bytes, edit: Edit, order: Order, name: str, model: Page | None) -> tuple[bytes, Refusal | None]:
    """The text after an edit; where that is left to a person, how it might look, and why."""
    document = read_document(source)
    wanted = applied(document.data, edit)
    if same(wanted, document.data):
        return source, None
    page = Page(document)
    try:
        replacements = sorted(_Splicer(page, order, model).plan(edit), key=itemgetter(0))
        text = rewritten(document.text, replacements)
        return prove(document, page, edit, text, wanted), None
    except (Unclear, YamlError) as why:
        return proposed(page, edit) or source, refusal(document, edit, page, name, why)


def planned(page: Page, edit: Edit, order: Order) -> Iterable[Replacement]:
    """What to replace for an edit, without a proof of it. Raises `Unclear` where that is not certain."""
    return _Splicer(page, order, None).plan(edit)


class _Splicer:
    """Finds what to replace in one page."""

    def __init__(self, page: Page, order: Order, model: Page | None) -> None:
        self.page, self.order, self.model = page, order, model

    def plan(self, edit: Edit) -> Iterable[Replacement]:
        spot = self.page.spot(edit.pointer)
        if isinstance(edit, Insert):
            return self._insert(edit, spot)
        if isinstance(edit, Put):
            return self._replace(spot, edit.value) if spot else self._add(edit.pointer, edit.value)
        if spot is None or (around := self.page.spot(edit.pointer[:-1])) is None:
            raise Unclear("it could not be found in the text")
        if isinstance(edit, Rekey):
            return self._rename(spot, edit.key)
        at = [part.pointer for part in self.page.parts(around)].index(edit.pointer)
        return brackets.remove(self.page, around, at) if self._in_brackets(around) else lines.remove_part(self.page, around, at)

    def _rename(self, spot: Spot, key: str) -> Iterable[Replacement]:
        """A key for another, with its quotes."""
        start, old = self.page.start_of(spot), str(spot.pointer[-1])
        quote = self.page.text[start] if self.page.text[start] in "'\"" else ""
        written = scalar(old, quote, inside=spot.inside)
        if not self.page.text.startswith(written, start):
            raise Unclear("its key is written in an unusual way")
        yield Replacement(start, start + len(written), scalar(key, quote, inside=spot.inside))

    def _replace(self, spot: Spot, value: JSON) -> Iterable[Replacement]:
        """A value for another, with its quotes."""
        start, end, text = spot.place.start, spot.place.end, self.page.text
        if isinstance(spot.value, dict | list) and spot.value and not self.page.bracketed(spot):
            raise Unclear("it is written in lines of its own")
        if _COMMENTED_HEAD.match(text, start) or (self.page.bracketed(spot) and "#" in text[start:end]):
            raise Unclear("there may be a comment in it")
        manner = Manner(self.page)
        if isinstance(value, dict | list):
            written = manner.one_line(value)
        else:
            quote = text[start] if start < end and text[start] in "'\"" and isinstance(spot.value, str) else ""
            key = str(spot.pointer[-1])
            quote = quote if isinstance(spot.value, str) else manner.quote(key)
            written = scalar(value, quote, inside=spot.inside)
        space = " " if start == end and text[start - 1 : start] in (":", "-") else ""
        yield Replacement(start, end, space + written)

    def _add(self, pointer: Pointer, value: JSON, remarks: Remarks | None = None) -> Iterable[Replacement]:
        """A key that was not there, with its value; ``remarks`` are for the items of a list."""
        key = str(pointer[-1])
        around = self.page.spot(pointer[:-1])
        if around and around.value is None and not around.pointer:
            yield self._begun(key, value)
            return
        if around is None or not isinstance(around.value, dict):
            raise Unclear("there is no place for it")
        parts = self.page.parts(around)
        at = place_of(key, list(around.value), self.order(around.pointer))
        manner = Manner(self.page, (around,))
        if isinstance(value, dict):
            value = Manner(self.page).sorted(value, self.order(pointer))
        if self._in_brackets(around):
            pair = manner.one_line({key: value})
            yield from brackets.insert(self.page, around, at, pair[1:-1].strip())
        elif not parts:
            raise Unclear("there is nothing beside it")
        elif isinstance(value, list) and value and at and self._in_lines(value):
            column = around.place.column
            head = blocks.field_lines(key, None, column, manner)[0].removesuffix(" null")
            dash = column + step_of(self._pattern(pointer))
            made = [line for item in value for line in self._item(pointer, item, dash, remarks)]
            yield from lines.insert_field(self.page, around, at, [head, *made])
        else:
            yield from lines.insert_field(
                self.page, around, max(at, 1), blocks.field_lines(key, value, around.place.column, manner)
            )

    def _begun(self, key: str, value: JSON) -> Replacement:
        """The first key of a file that says nothing yet, below its comments."""
        text, newline = self.page.text, self.page.newline_at(len(self.page.text))
        made = newline.join(blocks.field_lines(key, value, 0, Manner(self.page)))
        is_ended = not text or text.endswith(("\r", "\n"))
        return Replacement(len(text), len(text), made + newline if is_ended else newline + made)

    def _in_lines(self, value: Sequence[JSON]) -> bool:
        """Whether a new list has a line for each item: one of mappings has, one of words does as others of the file do."""
        if any(isinstance(item, dict | list) for item in value):
            return True
        alike = [one for one in self.page.spots if _is_of_words(one.value)]
        return bool(alike) and not self.page.bracketed(alike[-1])

    def _insert(self, edit: Insert, spot: Spot | None) -> Iterable[Replacement]:
        """One more item of a list."""
        if spot is None:
            return self._add(edit.pointer, [edit.value], edit.remarks)
        at = len(spot.place.items or ()) if edit.index is None else edit.index
        if spot.value and not self._in_brackets(spot):
            return lines.insert_item(self.page, spot, at, self._new_item(edit, spot.place.column))
        if not spot.value and spot.place.key and not spot.inside and (made := list(self._begin(edit, spot))):
            return made
        written = Manner(self._pattern(edit.pointer), self._beside(edit.pointer)).one_line(
            self._in_order(edit.pointer, edit.value)
        )
        if spot.value is None:
            return self._replace(spot, [edit.value])
        return brackets.insert(self.page, spot, at, written)

    def _begin(self, edit: Insert, spot: Spot) -> Iterable[Replacement]:
        """The first item of an empty list that is under a key, in lines; nothing where lists of the file stand in brackets."""
        pattern = self._pattern(edit.pointer)
        lists = [one for one in pattern.spots if isinstance(one.value, list) and one.value]
        like = examples(pattern, edit.pointer) or lists
        if like and pattern.bracketed(like[-1]):
            return
        start, end, text = spot.place.start, spot.place.end, self.page.text
        key = self.page.start_of(spot)
        if text[start:end].strip("[] ~nulNUL") or self.page.line_start(key) != self.page.line_start(start):
            return
        around = self.page.spot(edit.pointer[:-1])
        column = (around.place.column if around else 0) + step_of(pattern)
        line_end = self.page.line_end(end)
        while start < end and text[start - 1] in " \t":
            start -= 1
        yield Replacement(start, end, "")
        newline = self.page.newline_at(line_end)
        made = self._new_item(edit, column)
        yield Replacement(line_end, line_end, "".join(newline + line for line in made))

    def _new_item(self, edit: Insert, column: int) -> list[str]:
        if edit.lines:
            return blocks.moved(edit.lines, column)
        return self._item(edit.pointer, edit.value, column, edit.remarks)

    def _item(self, pointer: Pointer, value: JSON, column: int, remarks: Remarks | None) -> list[str]:
        """The lines of an item of the list at a place, with its dash in a column."""
        pattern, beside = self._pattern(pointer), self._beside(pointer)
        gap = " "
        if own := self.page.spot(pointer):
            first = self.page.parts(own)[:1] if own.value else []
            for item in first:
                between = self.page.text[own.place.start + 1 : item.place.start]
                gap = between if between and not between.strip(" ") else " "
        manner = Manner(pattern, beside)
        in_blocks = bool(remarks) or (bool(beside) and not pattern.bracketed(beside[-1]))
        if not beside or beside[-1].pointer[-2] != pointer[-1]:  # nothing shows how items of this very list are written
            if is_line((*pointer, 0)):
                alike = [item for item in self._items(pattern, pointer) if is_line(item.pointer)]
                in_blocks = bool(alike) and not any(map(pattern.bracketed, alike))
                in_blocks = in_blocks or column + len(manner.one_line(value)) > WIDTH
            in_blocks = in_blocks or is_big(value)
        return blocks.item_lines(self._in_order(pointer, value), column, manner, blocks=in_blocks, gap=gap, remarks=remarks)

    def _beside(self, pointer: Pointer) -> tuple[Spot, ...]:
        """The mappings that the items of the list at a place look like."""
        return self._items(self._pattern(pointer), pointer)[-5:]

    def _items(self, pattern: Page, pointer: Pointer) -> tuple[Spot, ...]:
        items = [item for spot in examples(pattern, pointer) for item in pattern.parts(spot)]
        return tuple(item for item in items if isinstance(item.value, dict))

    def _pattern(self, pointer: Pointer) -> Page:
        """The page that shows how a list at a place is written: its own where it has one of that key."""
        has_own = any(spot.pointer and spot.pointer[-1] == pointer[-1] and spot.value for spot in self.page.spots)
        return self.page if has_own or not self.model else self.model

    def _in_order(self, pointer: Pointer, value: JSON) -> JSON:
        if not isinstance(value, dict):
            return value
        beside = [spot for spot in self._beside(pointer) if spot.pointer[-2] == pointer[-1]]
        return Manner(self._pattern(pointer), tuple(beside)).sorted(value, self.order((*pointer, 0)))

    def _in_brackets(self, around: Spot) -> bool:
        if self.page.bracketed(around):
            return True
        if around.inside:
            raise Unclear("it is a pair in brackets without braces of its own")
        return False


def _is_of_words(value: JSON) -> bool:
    return isinstance(value, list) and bool(value) and not any(isinstance(item, dict | list) for item in value)
