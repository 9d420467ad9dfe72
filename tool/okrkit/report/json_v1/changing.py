"""A change, as every output has it."""

from okrkit.diff.change import Change
from okrkit.report.json_v1.printing import Json


def change_data(change: Change) -> Json:
    """One change; ``$defs/change`` of the schemas. Its reference may be empty: then it is about the whole workspace."""
    return {
        "kind": change.kind,
        "reference": str(change.reference),
        "title": change.title,
        "before": change.before,
        "after": change.after,
        "unit": change.unit,
        "detail": change.detail,
        "note": change.note,
        "by": change.by,
    }
