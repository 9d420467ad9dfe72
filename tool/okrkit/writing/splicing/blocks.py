"""Values as lines, in the manner of what stands beside them."""

from collections.abc import Mapping, Sequence

from okrkit.reading.events import JSON
from okrkit.writing.splicing.folded import LONGEST, folded_lines
from okrkit.writing.splicing.manner import Manner, step_of
from okrkit.writing.splicing.typed import scalar

Remarks = Mapping[str, Sequence[str]]
"""Comments for the lines above keys of a mapping; not for its first key."""


def item_lines(  # noqa: PLR0913 (each is one thing to know of an item)
    value: JSON, column: int, manner: Manner, *, blocks: bool, gap: str = " ", remarks: Remarks | None = None
) -> list[str]:
    """The lines of a list's item whose dash stands in ``column``, ``blocks`` where a mapping takes a line for each key.

    In brackets there is no room for ``remarks``, and they are left out.
    """
    lead = " " * column + "-" + gap
    if not isinstance(value, dict) or not blocks or not value:
        written = manner.one_line(value) if isinstance(value, dict | list) else scalar(value, manner.quote(""), inside=False)
        return [lead + written]
    lines: list[str] = []
    for key, part in value.items():
        above = (remarks or {}).get(key, ()) if lines else ()
        lines += [f"{' ' * len(lead)}# {remark}".rstrip() for remark in above]
        lines += field_lines(key, part, len(lead), manner)
    return [lead + lines[0][len(lead) :], *lines[1:]]


def field_lines(key: str, value: JSON, column: int, manner: Manner) -> list[str]:
    """The lines of a key in ``column`` with its value."""
    lead = f"{' ' * column}{scalar(key, manner.key_quote(), inside=False)}:"
    if isinstance(value, str) and (len(lead) + len(value) >= LONGEST or "\n" in value):
        folded = [] if manner.writes_long_lines(key, LONGEST) else folded_lines(value, column + 2)
        if folded:
            return [f"{lead} |-" if "\n" in value else f"{lead} >-", *folded]
    if not isinstance(value, dict | list):
        return [f"{lead} {scalar(value, manner.quote(key), inside=False)}"]
    if not value or not manner.writes_blocks(key, value):
        return [f"{lead} {manner.one_line(value)}"]
    if isinstance(value, dict):
        return [lead, *(line for name, part in value.items() for line in field_lines(name, part, column + 2, manner))]
    dash = column + step_of(manner.page)
    items = (item_lines(item, dash, manner, blocks=manner.writes_items_in_blocks(key, item)) for item in value)
    return [lead, *(line for item in items for line in item)]


def moved(lines: Sequence[str], column: int) -> list[str]:
    """Lines that are written elsewhere, with the first of them in a column and the others beside it as they were."""
    indent = len(lines[0]) - len(lines[0].lstrip(" "))
    if column >= indent:
        return [" " * (column - indent) + line if line.strip() else line for line in lines]
    blank = " " * (indent - column)
    return [line.removeprefix(blank) if line.startswith(blank) else line.lstrip(" ") for line in lines]
