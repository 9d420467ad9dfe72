"""Version 1 of the JSON outputs: shapes of their own, held to a schema in `schema/`, so that the model can change."""

import json
from collections import Counter
from typing import Any

from okrkit.align.outline import Row
from okrkit.align.selection import Selection
from okrkit.diff.change import Change
from okrkit.finding import Finding
from okrkit.history.story import Story
from okrkit.history.timeline import Moment
from okrkit.measure.standing import Standing, stand_key_result
from okrkit.objective import KeyResult
from okrkit.reading.load import Loaded

VERSION = 1

Json = dict[str, Any]


def print_json(data: Json) -> None:
    """Print to standard output; characters outside ASCII are escaped, so any terminal and any pipe can take it."""
    import sys

    json.dump(data, sys.stdout, indent=2)
    sys.stdout.write("\n")


def validation(loaded: Loaded, prefix: str = "") -> Json:
    """What `okr validate` found; ``schema/validate-output.schema.json``."""
    return {
        "version": VERSION,
        "files": loaded.files,
        "counts": dict(Counter(finding.severity for finding in loaded.findings)),
        "findings": [_finding(finding, loaded, prefix) for finding in loaded.findings],
    }


def _finding(finding: Finding, loaded: Loaded, prefix: str) -> Json:
    location = loaded.locate(finding.address)
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "help": finding.help,
        "path": prefix + location.path,
        "line": location.line,
        "column": location.column,
        "pointer": list(finding.address.pointer),
    }


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
    cycle = selection.plan.cycles[objective.cycle]
    standings = (
        (key_result, stand_key_result(key_result, cycle, selection.plan.policy, selection.day))
        for key_result in objective.key_results
    )
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
        **_standing(selection.graph.standing(objective, selection.day)),
        "key_results": [] if row.repeated else [_key_result(key_result, standing) for key_result, standing in standings],
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
