"""The answer of `okr tree`."""

from okrkit.align.outline import Row
from okrkit.align.selection import Selection
from okrkit.measure.standing import Standing
from okrkit.objective import KeyResult
from okrkit.report.json_v1 import VERSION
from okrkit.report.json_v1.printing import Json


def alignment(selection: Selection) -> Json:
    """The rows of `okr tree`; ``schema/tree-output.schema.json``. Shares are 0 to 1 and not clamped."""
    return {
        "version": VERSION,
        "organization": selection.plan.organization,
        "as_of": selection.day.isoformat(),
        "cycles": [
            {"id": cycle.id, "starts": cycle.starts.isoformat(), "ends": cycle.ends.isoformat()} for cycle in selection.cycles
        ],
        "objectives": [_row(row, selection) for row in selection.rows],
    }


def _row(row: Row, selection: Selection) -> Json:
    objective = row.objective
    graph, day = selection.graph, selection.day
    standing = graph.standing(objective, day)
    standings = [(key_result, graph.key_result_standing(key_result, day)) for key_result in objective.key_results]
    return {
        "reference": str(objective.reference),
        "title": objective.title,
        "team": objective.team,
        "owner": objective.owner,
        "depth": row.depth,
        "repeated": row.repeated,
        "aligns_to": str(row.link.to) if row.link else None,
        "also_aligns_to": [str(parent.reference) for parent in row.also],
        "supporters": row.supporters,
        **_standing(standing),
        "supporting": _share(standing.supporting),
        "key_results": [] if row.repeated else [_key_result(key_result, stands) for key_result, stands in standings],
    }


def _key_result(key_result: KeyResult, standing: Standing) -> Json:
    return {
        "reference": str(key_result.reference),
        "title": key_result.title,
        "kind": key_result.kind,
        "baseline": key_result.baseline,
        "target": key_result.target,
        "value": standing.value,
        "holds": standing.holds,
        **_standing(standing),
    }


def _standing(standing: Standing) -> Json:
    return {
        "status": standing.status,
        "progress": _share(standing.progress),
        "expected": _share(standing.expected),
        "confidence": _share(standing.confidence),
        "last_check_in": standing.last.date.isoformat() if standing.last else None,
    }


def _share(share: float | None) -> float | None:
    return None if share is None else round(share, 4)
