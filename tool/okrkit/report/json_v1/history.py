"""The answer of `okr log`."""

from okrkit.diff.change import Change
from okrkit.history.moment import Moment
from okrkit.history.story import Story
from okrkit.report.json_v1 import VERSION
from okrkit.report.json_v1.printing import Json


def history(story: Story, limit: int | None = None) -> Json:
    """The commits of `okr log`, newest first; ``schema/log-output.schema.json``."""
    return {
        "version": VERSION,
        "head": story.timeline.head,
        "cut_at": story.timeline.cut_at,
        "commits": [_moment(moment) for moment in story.moments[:limit]],
    }


def _moment(moment: Moment) -> Json:
    commit = moment.commit
    return {
        "id": commit.id,
        "author": commit.author,
        "authored": commit.authored.isoformat(),
        "landed": commit.landed.isoformat(),
        "subject": commit.subject,
        "changes": [_change(change) for change in moment.changes],
        "unreadable": [{"path": one.address.path, "message": one.message} for one in moment.unreadable],
    }


def _change(change: Change) -> Json:
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
