"""The answer of `okr diff`."""

from okrkit.reading.both import Unread
from okrkit.report.diff_answer import Answer, Group, Item, Neighbour
from okrkit.report.json_v1 import VERSION
from okrkit.report.json_v1.changing import change_data
from okrkit.report.json_v1.printing import Json


def comparison(answer: Answer) -> Json:
    """What differs between two plans; ``schema/diff-output.schema.json``."""
    before, after = ({"name": name, "commit": commit} for name, commit in zip(answer.names, answer.commits, strict=True))
    return {
        "version": VERSION,
        "before": before,
        "after": after,
        "as_of": answer.day.isoformat(),
        "outcome": answer.outcome,
        "counts": {str(level): count for level, count in answer.counts.items()},
        "left_out": answer.left_out,
        "groups": [_group(group) for group in answer.groups],
        "touched": list(answer.both.touched),
        "unreadable": [_unread(one) for one in answer.both.unread],
    }


def group_data(group: Group) -> Json:
    """What changes about one objective, or about what all share."""
    return {
        "reference": str(group.about) or None,
        "title": group.title,
        "level": group.level,
        "changes": [_item(item) for item in group.items],
    }


def _group(group: Group) -> Json:
    return {
        **group_data(group),
        "serves": [_neighbour(one) for one in group.serves],
        "served_by": [_neighbour(one) for one in group.served_by],
    }


def _item(item: Item) -> Json:
    return {
        "fingerprint": item.fingerprint,
        "level": item.level,
        "said": item.told.text,
        **change_data(item.change),
        "along": [change_data(change) for change in item.told.along],
    }


def _neighbour(neighbour: Neighbour) -> Json:
    objective = neighbour.objective
    return {
        "reference": str(objective.reference),
        "title": objective.title,
        "owner": objective.owner,
        "before": neighbour.before,
        "after": neighbour.after,
    }


def _unread(unread: Unread) -> Json:
    return {"side": unread.side, "path": unread.finding.address.path, "message": unread.finding.message}
