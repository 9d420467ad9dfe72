"""What a report says, before anybody decides how."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from okrkit.report.json_v1.printing import Json

Cell = str | float | bool | None
"""What stands in a cell of `Records`; a number stays one, None is an empty cell."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of texts below their headings. The first column may take several lines, the others are short; one alone is a list.

    ``numeric`` are the places of columns that are set to the right, ``spare`` those that a narrow window may leave out, the
    most dispensable first; a form that leaves one out says so.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()
    spare: tuple[int, ...] = ()

    @property
    def is_list(self) -> bool:
        """Whether it has one column only."""
        return len(self.headings) == 1


@dataclass(frozen=True, slots=True)
class Records:
    """What a report counts, one thing a row, for spreadsheets: names as in JSON, and values that are not rounded.

    ``key`` are the names of the columns that tell one row from all others, so that then and now can be laid side by side.
    """

    names: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    key: tuple[str, ...] = ()


class Unit(StrEnum):
    """What a figure counts in."""

    COUNT = "count"
    SHARE = "share"
    """0 to 1, said as a percentage."""
    DAYS = "days"
    SCORE = "score"
    """0 to 1, said with two decimals."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a report comes down to, like the share of objectives that hang on something; None is unknown.

    ``name`` is a slug and stays the same over time, ``label`` says it in words. ``more_is_better`` is None where neither is.
    """

    name: str
    label: str
    value: float | None
    unit: Unit
    more_is_better: bool | None = None


@dataclass(frozen=True, slots=True)
class About:
    """What a report is about: whose plan, the day that it holds for, and in words to what it was narrowed, empty for all."""

    organization: str
    day: date
    only: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A report. ``said`` are its main sentences, ``tables`` what they rest on, ``notes`` what to know before believing it.

    ``figures`` are the few numbers that it comes down to: then and now are compared by them and by the records.

    Texts of the plan stand in it as they were written: each form makes them harmless for its place.
    """

    title: str
    said: tuple[str, ...]
    tables: tuple[Table, ...]
    notes: tuple[str, ...]
    records: Records
    json: Json
    figures: tuple[Figure, ...] = ()
    about: About | None = None
    """Said by whoever asked, for all kinds in the same way."""
