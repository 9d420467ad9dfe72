"""The rows of a table that another program wrote: a CSV file or a JSON list."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from math import isfinite
from typing import Any

from okrkit.errors import OkrError
from okrkit.objective import CheckIn
from okrkit.reading.yaml.scalars import Unclear, resolve
from okrkit.writing.edits.table import check_columns, column, read_csv

_WHAT = ("reference", "key_result", "metric")
"""The columns that may say what was measured; the first of them that a row has does."""

_WORDS = ("by", "note", "blockers", "next", "evidence")
COLUMNS = (*_WHAT, "date", "value", "confidence", *_WORDS)
_NEEDED = (_WHAT, ("date",), ("value",))


@dataclass(frozen=True, slots=True)
class Row:
    """One row: where it stands, what it is of (a reference, or the id of a metric), and what is said."""

    place: str
    of: str
    entry: CheckIn


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row cannot be used, and what to do."""

    place: str
    message: str
    help: str


def read_rows(text: str, name: str, today: date) -> tuple[list[Row], list[Problem]]:
    """The rows of a CSV file with a line of names, or of a JSON list of objects with the same names; ``COLUMNS`` has them.

    Raises `OkrError` where it is neither.
    """
    rows: list[Row] = []
    problems: list[Problem] = []
    for place, cells in _json(text, name) if text.lstrip()[:1] in ("[", "{") else read_csv(text, name, COLUMNS, _NEEDED):
        try:
            rows.append(_row(place, cells, today))
        except OkrError as wrong:
            problems.append(Problem(place, wrong.message, wrong.help))
    return rows, problems


def _json(text: str, name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as wrong:
        raise OkrError(f"{name} is not JSON: {wrong}", 'write a list like [{"reference": …, "date": …, "value": …}]') from None
    for at, cells in enumerate(data if isinstance(data, list) else [data], 1):
        if not isinstance(cells, dict):
            raise OkrError(f"{name}: row {at} is not an object", 'write each row like {"reference": …, "date": …, "value": …}')
        yield f"{name}, row {at}", {column(key): cell for key, cell in cells.items()}


def _row(place: str, cells: Mapping[str, Any], today: date) -> Row:
    check_columns(cells, COLUMNS)
    said = {key: str(value).strip() for key, value in cells.items() if value is not None and str(value).strip()}
    of = next((said[key] for key in _WHAT if key in said), None)
    if of is None:
        raise OkrError("it does not say of what it is", "fill in the reference of a key result, or a metric")
    if "value" not in said:
        raise OkrError("it has no value", "fill in the number that was measured, or leave the row out")
    sure = _number(cells["confidence"], "confidence") if "confidence" in said else None
    if sure is not None and not 0 <= sure <= 1:
        meant = f"; for {sure:g}% write {sure / 100:g}" if 1 < sure <= 100 else ""
        raise OkrError(f"the confidence {said['confidence']} is not between 0 and 1", f"0 is no hope, 1 is certainty{meant}")
    words = {key: said.get(key) for key in _WORDS}
    return Row(place, of, CheckIn(_day(said.get("date", ""), today), _number(cells["value"], "value"), sure, **words))


def _day(text: str, today: date) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise OkrError(f"`{text}` is not a day" if text else "it has no date", "write it as 2026-11-22") from None
    if day > today:
        raise OkrError(f"{day} is still to come", f"leave it out until then; today is {today}")
    return day


def _number(written: Any, what: str) -> float:
    try:
        value = resolve(written.strip()) if isinstance(written, str) else written
    except Unclear:
        value = None
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        help = "write digits with a point, without unit and separators: 1200.5"
        raise OkrError(f"the {what} `{written}` is not a number", help)
    return value
