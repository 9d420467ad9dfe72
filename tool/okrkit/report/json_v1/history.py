"""The answer of `okr log`."""

from okrkit.history.moment import Moment
from okrkit.report.json_v1 import VERSION
from okrkit.report.json_v1.changing import change_data
from okrkit.report.json_v1.printing import Json
from okrkit.report.log_answer import Log


def history(log: Log) -> Json:
    """The commits of `okr log`, newest first, with nothing folded; ``schema/log-output.schema.json``."""
    return {
        "version": VERSION,
        "head": log.story.timeline.head,
        "cut_at": log.story.timeline.cut_at,
        "earlier": log.earlier,
        "commits": [_moment(moment, log) for moment in log.moments],
    }


def _moment(moment: Moment, log: Log) -> Json:
    commit, credit = moment.commit, log.credit(moment.commit)
    return {
        "id": commit.id,
        "author": commit.author,
        "authored": commit.authored.isoformat(),
        "landed": commit.landed.isoformat(),
        "subject": commit.subject,
        "people": list(credit.people),
        "request": credit.request,
        "changes": [change_data(change) for change in moment.changes],
        "unreadable": [{"path": one.address.path, "message": one.message} for one in moment.unreadable],
    }
