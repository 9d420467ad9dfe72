"""A report then and now: two answers of one kind, said as one."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from okrkit.report.json_v1.comparing import comparison
from okrkit.report.kinds.answer import Answer, Cell, Figure, Records, Table
from okrkit.report.kinds.differing import Differing, Row, differ
from okrkit.report.kinds.figures import difference, said, said_difference
from okrkit.report.kinds.question import Question
from okrkit.say.values import day, join, number, plural, words

_NOTHING = "none"
_CALLED = ("says", "title", "name")
"""The columns that say what a record is called, the best first."""
_REFERENCE = "reference"
"""The column with its identity, which people need only where the other words do not tell it apart."""


@dataclass(frozen=True, slots=True)
class Side:
    """A question with its answer, and what to call what was asked: "2026-Q3", "the plan of v1.0"."""

    name: str
    question: Question
    answer: Answer


def compared(kind: str, then: Side, now: Side, *, across_cycles: bool = False) -> Answer:
    """What became of the figures and the records of a report; ``across_cycles`` where the sides are two cycles of one plan."""
    earlier = {figure.name: figure for figure in then.answer.figures}
    figures = [(earlier.get(figure.name, _unknown(figure)), figure) for figure in now.answer.figures]
    differing = differ(then.answer.records, now.answer.records, now.question.plan, across_cycles=across_cycles)
    tables = (_figures(figures), *(_records(differing) if differing else ()))
    return Answer(
        title=f"{words(kind).capitalize()}, then and now",
        said=tuple(_said(then, now, figures, differing)),
        tables=tuple(table for table in tables if table.rows),
        notes=(*now.answer.notes, *(f"Then: {note}" for note in then.answer.notes if note not in now.answer.notes)),
        records=_spreadsheet(differing) if differing else _spreadsheet_of_figures(figures),
        json=comparison(kind, then.answer.json, now.answer.json, figures, differing),
    )


def _unknown(figure: Figure) -> Figure:
    return Figure(figure.name, figure.label, None, figure.unit, figure.more_is_better)


def _said(then: Side, now: Side, figures: list[tuple[Figure, Figure]], differing: Differing | None) -> Iterator[str]:
    yield f"Then is {then.name}, {_on(then.question.day)}; now is {now.name}, {_on(now.question.day)}."
    moved = any(before.value != after.value for before, after in figures)
    if differing is None:
        yield (
            "Its rows cannot be laid side by side, so only the figures are compared."
            if figures
            else ("It has neither figures nor rows that can be laid side by side, so there is nothing to compare.")
        )
        if figures and not moved:
            yield "Nothing changed: every figure is what it was."
        return
    counts = (
        (len(differing.came), "is new", "are new"),
        (len(differing.went), "is gone", "are gone"),
        (len(differing.changed), "changed", "changed"),
        (differing.same, "is the same", "are the same"),
    )
    if any(count for count, _, _ in counts[:3]):
        told = [f"{number(count)} {one if count == 1 else many}" for count, one, many in counts if count]
        yield f"Of its rows, {join(told)}."
    elif not moved and not differing.same:
        yield "There are no rows on either side, and every figure is what it was."
    elif not moved:
        yield f"Nothing changed: {plural(differing.same, 'row')} and every figure are what they were."
    else:
        yield f"None of its {plural(differing.same, 'row')} changed."


def _on(when: date) -> str:
    return f"{day(when)} {when.year}"


def _figures(figures: list[tuple[Figure, Figure]]) -> Table:
    rows = tuple((now.label, said(then), said(now), said_difference(then, now)) for then, now in figures)
    return Table(("Figure", "Then", "Now", "Difference"), rows, frozenset({1, 2}))


def _records(differing: Differing) -> Iterator[Table]:
    names = _names(differing)
    for heading, rows in (("New", differing.came), ("Gone", differing.went)):
        yield Table((heading,), tuple((names[row],) for row in rows))
    changed = (
        (names[pair.now], "; ".join(_change(differing.names[at], pair.then[at], pair.now[at]) for at in pair.columns))
        for pair in differing.changed
    )
    yield Table(("Changed", "Then → now"), tuple(changed))


def _change(name: str, then: Cell, now: Cell) -> str:
    """What became of a column, like "status at risk → behind"; two numbers with as many digits as tell them apart."""
    told = ((_cell(then, digits), _cell(now, digits)) for digits in (2, 4, 9))
    before, after = next(((one, other) for one, other in told if one != other), ("", ""))
    return f"{words(name)} {before} → {after}"


def _names(differing: Differing) -> dict[Row, str]:
    """What each record is called: its title or name, and of what tells it apart as much as that takes."""
    rows = (*differing.came, *differing.went, *(pair.now for pair in differing.changed))
    called = next((at for one in _CALLED if (at := _place(differing, one)) is not None), None)
    if called is None:
        return {row: _cells(row, differing.key) for row in rows}
    besides = [at for at in differing.key if len(differing.key) > 1 and differing.names[at] not in (_REFERENCE, *_CALLED)]
    short = {row: _bracketed(_cell(row[called]), _cells(row, besides)) for row in rows}
    times = Counter(short.values())
    whole = [at for at in differing.key if at != called]
    return {
        row: name if times[name] == 1 else _bracketed(_cell(row[called]), _cells(row, whole)) for row, name in short.items()
    }


def _place(differing: Differing, name: str) -> int | None:
    return differing.names.index(name) if name in differing.names else None


def _cells(row: Row, places: Iterable[int]) -> str:
    return ", ".join(_cell(row[at]) for at in places if row[at] is not None)


def _bracketed(name: str, more: str) -> str:
    return f"{name} ({more})" if more else name


def _cell(value: Cell, digits: int = 4) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return value or _NOTHING
    return _NOTHING if value is None else number(round(value, digits))


def _spreadsheet(differing: Differing) -> Records:
    """A row for each record that came, went or changed, with its values now and those that it had then."""
    others = [at for at in range(len(differing.names)) if at not in differing.key]
    names = ("change", *differing.names, *(f"then_{differing.names[at]}" for at in others))
    nothing = (None,) * len(others)
    gone = [tuple(value if at in differing.key else None for at, value in enumerate(row)) for row in differing.went]
    rows: tuple[Row, ...] = (
        *(("new", *row, *nothing) for row in differing.came),
        *(("gone", *now, *(row[at] for at in others)) for now, row in zip(gone, differing.went, strict=True)),
        *(("changed", *pair.now, *(pair.then[at] for at in others)) for pair in differing.changed),
    )
    return Records(names, rows, tuple(differing.names[at] for at in differing.key))


def _spreadsheet_of_figures(figures: list[tuple[Figure, Figure]]) -> Records:
    names = ("figure", "unit", "then", "now", "difference")
    return Records(
        names,
        tuple((now.name, now.unit.value, then.value, now.value, difference(then, now)) for then, now in figures),
        ("figure",),
    )
