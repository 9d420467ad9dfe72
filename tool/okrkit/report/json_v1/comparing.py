"""The answer of `okr report KIND --compare`."""

from collections.abc import Iterable

from okrkit.report.json_v1 import VERSION
from okrkit.report.json_v1.printing import Json
from okrkit.report.kinds.answer import Figure
from okrkit.report.kinds.differing import Changed, Differing, Row
from okrkit.report.kinds.figures import difference, is_better


def comparison(kind: str, then: Json, now: Json, figures: Iterable[tuple[Figure, Figure]], differing: Differing | None) -> Json:
    """A report then and now; ``schema/report-comparison-output.schema.json``. Both sides are as the report says them."""
    return {
        "version": VERSION,
        "kind": "comparison",
        "report": kind,
        "then": then,
        "now": now,
        "figures": [_figure(before, after) for before, after in figures],
        "records": _records(differing) if differing else None,
    }


def _figure(then: Figure, now: Figure) -> Json:
    return {
        "name": now.name,
        "label": now.label,
        "unit": now.unit,
        "then": then.value,
        "now": now.value,
        "difference": difference(then, now),
        "better": is_better(then, now),
    }


def _records(differing: Differing) -> Json:
    def record(row: Row) -> Json:
        return dict(zip(differing.names, row, strict=True))

    def change(pair: Changed) -> Json:
        return {
            "then": record(pair.then),
            "now": record(pair.now),
            "columns": [differing.names[at] for at in pair.columns],
        }

    return {
        "key": [differing.names[at] for at in differing.key],
        "new": [record(row) for row in differing.came],
        "gone": [record(row) for row in differing.went],
        "changed": [change(pair) for pair in differing.changed],
        "same": differing.same,
    }
