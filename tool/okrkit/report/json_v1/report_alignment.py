"""The answer of `okr report alignment`."""

from okrkit.align.numbering import Numbered
from okrkit.objective import Link, Objective
from okrkit.report.json_v1.asked import asked
from okrkit.report.json_v1.printing import Json
from okrkit.report.kinds.aligned import Aligned


def alignment(found: Aligned) -> Json:
    """What serves what, and why; ``schema/report-alignment-output.schema.json``. Shares are 0 to 1, progress is not clamped."""
    hung = found.hung
    return asked("alignment", hung.question) | {
        "cycles": [cycle.id for cycle in hung.cycles],
        "served": [str(one.objective.reference) for one in hung.asked if one.serving] if hung.has_levels else [],
        "unserved": [str(one.objective.reference) for one in hung.unserved] if hung.has_levels else [],
        "on_company": _share(hung.serving_share),
        "mean_level": _share(found.level),
        "objectives": [_row(one, found) for one in found.rows],
        "loose": [{"reference": str(one.reference), "why": why} for one, why in (hung.loose if hung.has_levels else ())],
        "links": len(found.links),
        "links_without_reason": [_link(one, link) for one, link in found.unexplained],
        "broken_links": [_link(one, link) for one, link in found.broken],
        "circles": [[str(one.reference) for one in knot] for knot in found.circles],
        "doubts": [
            {"reference": str(one.objective.reference), "status": one.status, "well": one.well, "unwell": one.unwell}
            for one in found.doubts
        ],
    }


def _row(one: Numbered, found: Aligned) -> Json:
    objective, standing = one.row.objective, found.standing(one.row.objective)
    return {
        "number": one.number,
        "level": one.row.depth + 1,
        "reference": str(objective.reference),
        "title": objective.title,
        "team": objective.team,
        "owner": objective.owner,
        "repeated": one.row.repeated,
        "under": str(one.under.reference) if one.under else None,
        "links": [{"to": str(link.to), "because": link.because} for link in one.links],
        "part": _share(one.part),
        "supporters": one.row.supporters,
        "status": standing.status,
        "progress": _share(standing.progress),
        "expected": _share(standing.expected),
        "own": _share(standing.own),
        "supporting": _share(standing.supporting),
    }


def _link(objective: Objective, link: Link) -> Json:
    return {"reference": str(objective.reference), "to": str(link.to)}


def _share(share: float | None) -> float | None:
    return None if share is None else round(share, 4)
