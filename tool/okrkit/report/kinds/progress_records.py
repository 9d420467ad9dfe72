"""What the report on progress counts, one objective or key result a row."""

from collections.abc import Iterator
from datetime import date

from okrkit.measure.standing import Standing
from okrkit.objective import Bound, KeyResult, Objective
from okrkit.report.kinds.answer import Cell, Records
from okrkit.report.kinds.progressed import Progressed, Reached

_NAMES = (
    *("reference", "team", "cycle", "kind", "title", "owner", "status", "progress", "expected", "confidence", "checked_in"),
    *("unit", "baseline", "target", "at_least", "at_most", "value", "holds", "due"),
    *("forecast", "forecast_low", "forecast_high", "arrives_on", "arrives_earliest", "arrives_latest", "arrives_in_time"),
)


def records(found: Progressed) -> Records:
    """Every objective, followed by its key results; an objective has only what both of them have."""
    return Records(_NAMES, tuple(_rows(found)), key=("reference",))


def _rows(found: Progressed) -> Iterator[tuple[Cell, ...]]:
    for row in found.rows:
        own = row.objective
        yield *_common(own, "objective", own.owner, row.standing), *(None,) * 15
        for one in row.key_results:
            key_result = one.key_result
            common = _common(key_result, key_result.kind.value, key_result.owner or own.owner, one.standing)
            yield *common, *_numbers(found, one), *_ahead(one)


def _common(of: Objective | KeyResult, kind: str, owner: str | None, standing: Standing) -> tuple[Cell, ...]:
    return (
        str(of.reference),
        of.reference.team,
        of.reference.cycle,
        kind,
        of.title,
        owner,
        standing.status.value,
        standing.progress,
        standing.expected,
        standing.confidence,
        _iso(standing.last.date if standing.last else None),
    )


def _numbers(found: Progressed, one: Reached) -> tuple[Cell, ...]:
    key_result, bound = one.key_result, one.key_result.bound or Bound()
    return (
        found.question.plan.unit_of(key_result) or None,
        key_result.baseline,
        key_result.target,
        bound.low,
        bound.high,
        one.standing.value,
        one.standing.holds,
        _iso(one.due),
    )


def _ahead(one: Reached) -> tuple[Cell, ...]:
    if one.ahead is None:
        return (None,) * 7
    ahead = one.ahead
    days = (ahead.meets_on, ahead.earliest, ahead.latest)
    return ahead.value_at_due, ahead.low, ahead.high, *map(_iso, days), one.arrives


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
