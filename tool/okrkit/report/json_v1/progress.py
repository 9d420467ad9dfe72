"""The answer of `okr report progress`."""

from collections.abc import Iterable
from datetime import date

from okrkit.measure.forecast import Forecast
from okrkit.measure.standing import Standing, Status
from okrkit.objective import Bound
from okrkit.report.json_v1.asked import asked
from okrkit.report.json_v1.printing import Json
from okrkit.report.kinds.progressed import Part, Progressed, Reached, Row, counts, reached


def progress(found: Progressed) -> Json:
    """Where everything stands; ``schema/report-progress-output.schema.json``. Shares of 1, unclamped but for means."""
    return asked("progress", found.question) | {
        "cycles": [{"id": cycle.id, "elapsed": _rounded(cycle.elapsed(found.question.day))} for cycle in found.cycles],
        "whole": _means(found.progress, found.expected, (one.standing for one in found.key_results)),
        "parts": [_part(found, part) for part in found.parts],
    }


def _part(found: Progressed, part: Part) -> Json:
    key_results = (one.standing for one in reached(part.rows))
    return (
        {"team": part.team, "name": found.question.plan.team_name(part.team), "cycle": part.cycle.id}
        | _means(part.progress, part.expected, key_results)
        | {"objectives": [_objective(found, row) for row in part.rows]}
    )


def _means(progress: float | None, expected: float | None, key_results: Iterable[Standing]) -> Json:
    counted = counts(key_results)
    return {
        "progress": _rounded(progress),
        "expected": _rounded(expected),
        "key_results": {status.value: counted.get(status, 0) for status in Status},
    }


def _objective(found: Progressed, row: Row) -> Json:
    own = row.objective
    return (
        {"reference": str(own.reference), "title": own.title, "owner": own.owner, "ambition": own.ambition}
        | _standing(row.standing)
        | {"key_results": [_key_result(found, one) for one in row.key_results]}
    )


def _key_result(found: Progressed, one: Reached) -> Json:
    own, bound = one.key_result, one.key_result.bound or Bound()
    return (
        {"reference": str(own.reference), "title": own.title, "owner": own.owner, "kind": own.kind.value}
        | _standing(one.standing)
        | {
            "unit": found.question.plan.unit_of(own) or None,
            "baseline": own.baseline,
            "target": own.target,
            "at_least": bound.low,
            "at_most": bound.high,
            "value": one.standing.value,
            "holds": one.standing.holds,
            "milestones": [{"title": step.title, "done": _iso(step.done)} for step in own.milestones],
            "due": one.due.isoformat(),
            "forecast": one.ahead and _forecast(one.ahead),
        }
    )


def _standing(standing: Standing) -> Json:
    return {
        "status": standing.status.value,
        "progress": _rounded(standing.progress),
        "expected": _rounded(standing.expected),
        "confidence": _rounded(standing.confidence),
        "checked_in": _iso(standing.last.date if standing.last else None),
    }


def _forecast(ahead: Forecast) -> Json:
    return {
        "value": ahead.value_at_due,
        "low": ahead.low,
        "high": ahead.high,
        "arrives_on": _iso(ahead.meets_on),
        "earliest": _iso(ahead.earliest),
        "latest": _iso(ahead.latest),
        "check_ins": ahead.check_ins,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)
