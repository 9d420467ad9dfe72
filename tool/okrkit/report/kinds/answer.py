"""What a report says, before anybody decides how."""

from dataclasses import dataclass

from okrkit.report.json_v1.printing import Json

Cell = str | float | bool | None
"""What stands in a cell of `Records`; a number stays one, None is an empty cell."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of texts below their headings. The first column may take several lines, the others are short.

    ``numeric`` are the places of columns that are set to the right.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Records:
    """What a report counts, one thing a row, for spreadsheets: names as in JSON, and values that are not rounded."""

    names: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A report. ``said`` are its main sentences, ``tables`` what they rest on, ``notes`` what to know before believing it.

    Texts of the plan stand in it as they were written: each form makes them harmless for its place.
    """

    title: str
    said: tuple[str, ...]
    tables: tuple[Table, ...]
    notes: tuple[str, ...]
    records: Records
    json: Json
