"""What a person gets who has to make an edit by hand: the difference that was meant, as a unified diff."""

from collections.abc import Iterator
from difflib import unified_diff

from okrkit.errors import OkrError
from okrkit.reading.events import JSON, Document, YamlError
from okrkit.reading.yaml.decoding import unseen
from okrkit.writing.splicing.blocks import field_lines, item_lines
from okrkit.writing.splicing.edit import Edit, Insert, Put, Rekey, Remove
from okrkit.writing.splicing.manner import Manner
from okrkit.writing.splicing.page import Page, Spot
from okrkit.writing.splicing.refusal import Refusal


def difference(before: bytes | None, after: bytes, path: str) -> tuple[str, ...]:
    """The lines of a unified diff between two texts of a file, without their line endings; of nothing where it is new."""
    old, new = ((text or b"").decode("utf-8-sig").splitlines() for text in (before, after))
    return tuple(unified_diff(old, new, "/dev/null" if before is None else path, path, lineterm=""))


def proposed(page: Page, edit: Edit) -> bytes | None:
    """How a file might look after an edit that is not certain: whole lines, one value more or less or another one.

    What stands on lines that go, like a comment, goes too: it is for a person to read. None where there is no place for the
    edit.
    """
    made = _made(page, edit)
    if made is None:
        return None
    first, last, lines = made
    old = page.text.splitlines()
    return "".join(f"{line}\n" for line in (*old[:first], *lines, *old[last:])).encode("utf-8", "replace")


def refusal(document: Document, edit: Edit, page: Page, name: str, why: Exception) -> Refusal:
    """Why an edit is left to a person. Raises `OkrError` where it writes a character that no file of a plan may have."""
    if character := "".join(map(unseen, _texts(edit)))[:1]:
        told = f"what is to be written holds an invisible character (U+{ord(character):04X})"
        raise OkrError(told, "type it again without; it often comes along when text is pasted")
    line, _ = document.locate(edit.pointer)
    reason = why.message if isinstance(why, YamlError) else str(why)
    where = ".".join(map(str, edit.pointer))
    help = "make this change by hand" if _made(page, edit) else f"write `{where}` by hand"
    return Refusal(f"{name} was not changed: {reason} (line {line})", help)


def _texts(edit: Edit) -> Iterator[str]:
    """Every text that an edit writes."""
    values: list[JSON] = []
    if not isinstance(edit, Remove):
        values.append(edit.key if isinstance(edit, Rekey) else edit.value)
    while values:
        value = values.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict | list):
            values.extend(value.values() if isinstance(value, dict) else value)


def _made(page: Page, edit: Edit) -> tuple[int, int, list[str]] | None:
    """The lines from ``first`` to before ``last``, from 0, and what to write in their place."""
    spot = page.spot(edit.pointer)
    if isinstance(edit, Insert):
        if spot and spot.value and not page.bracketed(spot):
            below = _at(page, page.last_line_end(spot.place)) + 1
            return below, below, item_lines(edit.value, spot.place.column, Manner(page), blocks=False)
        items = spot.value if spot and isinstance(spot.value, list) else []
        return _put(page, Put(edit.pointer, [*items, edit.value]), spot)
    if isinstance(edit, Put):
        return _put(page, edit, spot)
    return (*_lines_of(page, spot), []) if spot and isinstance(edit, Remove) else None


def _put(page: Page, edit: Put, spot: Spot | None) -> tuple[int, int, list[str]] | None:
    key = str(edit.pointer[-1])
    if spot is None:
        if (around := page.spot(edit.pointer[:-1])) is None:
            return None
        below = _at(page, page.last_line_end(around.place)) + 1
        return below, below, _field(page, key, edit.value, around.place.column)
    start = page.start_of(spot)
    column = start - page.line_start(start)
    if not isinstance(edit.pointer[-1], str):
        return *_lines_of(page, spot), item_lines(edit.value, max(column - 2, 0), Manner(page), blocks=False)
    written = _field(page, key, edit.value, column)
    return *_lines_of(page, spot), [page.text[start - column : start] + written[0][column:], *written[1:]]


def _lines_of(page: Page, spot: Spot) -> tuple[int, int]:
    return _at(page, page.start_of(spot)), _at(page, page.last_line_end(spot.place)) + 1


def _field(page: Page, key: str, value: JSON, column: int) -> list[str]:
    if isinstance(value, list) and value and any(isinstance(item, dict) for item in value):
        items = (line for item in value for line in item_lines(item, column + 2, Manner(page), blocks=False))
        return [f"{' ' * column}{key}:", *items]
    return field_lines(key, value, column, Manner(page))


def _at(page: Page, index: int) -> int:
    return len(page.text[: page.line_start(index)].splitlines())
