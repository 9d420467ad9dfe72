"""The answer of `okr log`."""

from okrkit.history.moment import Moment
from okrkit.history.story import Story
from okrkit.report.json_v1 import VERSION
from okrkit.report.json_v1.changing import change_data
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
        "changes": [change_data(change) for change in moment.changes],
        "unreadable": [{"path": one.address.path, "message": one.message} for one in moment.unreadable],
    }
