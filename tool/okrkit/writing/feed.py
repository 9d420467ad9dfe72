"""Numbers from elsewhere, many at once: rows of a file become check-ins."""

import csv
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from io import StringIO
from math import isfinite
from typing import Any

from okrkit.align.selection import find_objective, known
from okrkit.errors import OkrError
from okrkit.measure.progress import is_dropped
from okrkit.objective import CheckIn, KeyResult
from okrkit.plan import Plan
from okrkit.reading.yaml.scalars import Unclear, resolve
from okrkit.reference import Reference
from okrkit.writing.check_in import check_in, position
from okrkit.writing.edit import Edit

_WHAT = ("reference", "key_result", "metric")
"""The columns that may say what was measured; the first of them that a row has does."""

_WORDS = ("by", "note", "blockers", "next", "evidence")
COLUMNS = (*_WHAT, "date", "value", "confidence", *_WORDS)


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
    for place, cells in _json(text, name) if text.lstrip()[:1] in ("[", "{") else _csv(text, name):
        try:
            rows.append(_row(place, cells, today))
        except OkrError as wrong:
            problems.append(Problem(place, wrong.message, wrong.help))
    return rows, problems


@dataclass(frozen=True, slots=True)
class Fed:
    """What rows come to: edits by path, the key results that they are of, how many rows were there already, what is wrong."""

    edits: Mapping[str, Sequence[Edit]]
    key_results: tuple[KeyResult, ...]
    known: int
    problems: tuple[Problem, ...]
    entries: tuple[tuple[KeyResult, CheckIn], ...]


def feed(plan: Plan, rows: Iterable[Row]) -> Fed:
    """The check-ins that rows make, in the order of their days. The same day and value is not said twice.

    A metric is checked in to every key result that it measures in a cycle that runs on the day.
    """
    edits: dict[str, list[Edit]] = defaultdict(list)
    present: dict[Reference, KeyResult] = {}
    problems, entries, already = [], [], 0
    for row in sorted(rows, key=lambda row: row.entry.date):
        try:
            meant = list(_measured(plan, row))
            for one in meant:
                now = present.get(one.reference, one)
                if _says(now, row.entry):
                    already += 1
                    continue
                edits[one.address.path] += check_in(now, row.entry)
                present[one.reference] = _with(now, row.entry)
                entries.append((now, row.entry))
        except OkrError as wrong:
            problems.append(Problem(row.place, wrong.message, wrong.help))
    return Fed(edits, tuple(present.values()), already, tuple(problems), tuple(entries))


def _measured(plan: Plan, row: Row) -> Iterator[KeyResult]:
    reference, day = Reference.parse(row.of), row.entry.date
    if reference is None:
        known("metric", row.of, tuple(plan.metrics))
        found = [
            one
            for objective in plan.objectives
            for one in objective.key_results
            if one.metric == row.of and plan.cycles[objective.cycle].covers(day)
            if not is_dropped(one, day) and not is_dropped(objective, day)
        ]
        if not found:
            raise OkrError(f"no key result is measured by {row.of} on {day}", "name a key result, or leave the row out")
        yield from found
        return
    objective = find_objective(plan, row.of, day)
    one = objective.key_result(reference.key_result) if reference.key_result else None
    if one is None:
        names = ", ".join(f"{objective.team}/{objective.id}#{each.id}" for each in objective.key_results)
        raise OkrError(f"`{row.of}` is an objective", f"name one of its key results: {names or 'it has none yet'}")
    yield one


def _says(key_result: KeyResult, entry: CheckIn) -> bool:
    """Whether a day and value are there already, whoever wrote them with whatever words."""
    if not key_result.check_ins and key_result.current is not None:
        return key_result.current == entry.value
    return any((one.date, one.value) == (entry.date, entry.value) for one in key_result.check_ins)


def _with(key_result: KeyResult, entry: CheckIn) -> KeyResult:
    if not key_result.check_ins and key_result.current is not None:
        return replace(key_result, current=entry.value)
    written = list(key_result.check_ins)
    at = position([one.date for one in written], entry.date)
    written.insert(len(written) if at is None else at, entry)
    return replace(key_result, check_ins=tuple(written))


def _csv(text: str, name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    beginning = text.split("\n", 1)[0]
    mark = max(",;\t", key=beginning.count)
    reader = csv.DictReader(StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=mark, strict=True)
    try:
        _check_names(reader.fieldnames or (), name)
        for cells in reader:
            if any(cells.values()):
                place = f"{name}, line {reader.line_num}"
                yield place, {(key or "").strip(): value for key, value in cells.items()}
    except csv.Error as wrong:
        told = f"{name} is not CSV: {wrong}, line {reader.line_num}"
        raise OkrError(told, "write it with commas, and quotes around texts") from None


def _check_names(names: Sequence[str], name: str) -> None:
    told = {one.strip() for one in names}
    if not told & set(_WHAT) or "date" not in told or "value" not in told:
        raise OkrError(f"{name} does not name its columns", "its first line has to be like: reference,date,value")


def _json(text: str, name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as wrong:
        raise OkrError(f"{name} is not JSON: {wrong}", 'write a list like [{"reference": …, "date": …, "value": …}]') from None
    for at, cells in enumerate(data if isinstance(data, list) else [data], 1):
        if not isinstance(cells, dict):
            raise OkrError(f"{name}: row {at} is not an object", 'write each row like {"reference": …, "date": …, "value": …}')
        yield f"{name}, row {at}", cells


def _row(place: str, cells: Mapping[str, Any], today: date) -> Row:
    if unknown := sorted(str(key) for key in cells.keys() - set(COLUMNS)):
        raise OkrError(f"there is no column `{unknown[0]}`", f"there are {', '.join(COLUMNS)}")
    said = {key: str(value).strip() for key, value in cells.items() if value is not None and str(value).strip()}
    of = next((said[key] for key in _WHAT if key in said), None)
    if of is None:
        raise OkrError("it does not say of what it is", "fill in the reference of a key result, or a metric")
    if "value" not in said:
        raise OkrError("it has no value", "fill in the number that was measured, or leave the row out")
    sure = _number(cells["confidence"], "confidence") if "confidence" in said else None
    if sure is not None and not 0 <= sure <= 1:
        raise OkrError(f"the confidence {said['confidence']} is not between 0 and 1", "0 is no hope, 1 is certainty")
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
    except Unclear as unclear:
        raise OkrError(f"the {what} `{written}` is not a number", unclear.help) from None
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        help = "write digits with a point, without unit and separators: 1200.5"
        raise OkrError(f"the {what} `{written}` is not a number", help)
    return value
