"""The answer of `okr report coverage`."""

from okrkit.align.covering import Support, TeamWork
from okrkit.lint.neighbours import Promise
from okrkit.report.json_v1.asked import asked
from okrkit.report.json_v1.printing import Json
from okrkit.report.kinds.covered import Covered


def coverage(found: Covered) -> Json:
    """Who serves the company; ``schema/report-coverage-output.schema.json``. Shares are 0 to 1."""
    hung = found.hung
    shape = hung.plan.policy.alignment
    return asked("coverage", hung.question) | {
        "cycles": [cycle.id for cycle in hung.cycles],
        "company_objectives": [_support(one, found) for one in hung.asked] if hung.has_levels else [],
        "teams": [_team(team, found) for team in found.teams],
        "on_company": _share(found.on_company),
        "loose": [
            {"reference": str(one.reference), "title": one.title, "team": one.team, "owner": one.owner, "why": why}
            for one, why in (hung.loose if hung.has_levels else ())
        ],
        "size": {
            "top_objectives": {"is": found.widest, "at_most": shape.widest},
            "levels": {"is": found.deepest, "at_most": shape.deepest},
            "supporters_of_one": {"is": found.most_supporters, "at_most": shape.most_supporters},
        },
        "crowded": [{"reference": str(one.reference), "title": one.title, "supporters": many} for one, many in found.crowded],
        "twins": None if found.twins is None else [[_promise(one), _promise(other)] for one, other in found.twins],
    }


def _support(support: Support, found: Covered) -> Json:
    objective = support.objective
    return {
        "reference": str(objective.reference),
        "title": objective.title,
        "owner": objective.owner,
        "top": any(objective.reference == top.reference for top in found.hung.hanging.tops),
        "teams": list(support.teams),
        "served_by": [str(one.reference) for one in support.serving],
        "direct_supporters": support.direct,
        "work": _share(support.work),
        "served_only_in": list(support.elsewhere),
    }


def _team(work: TeamWork, found: Covered) -> Json:
    return {
        "team": work.team,
        "name": found.hung.plan.team_name(work.team),
        "objectives": [str(one.reference) for one in work.objectives],
        "serves": work.serves,
        "on": [{"reference": str(reference), "share": _share(share)} for reference, share in work.on.items() if share],
        "nothing": _share(work.nothing),
    }


def _promise(promise: Promise) -> Json:
    return {"reference": str(promise.part.reference), "title": promise.title, "team": promise.objective.team}


def _share(share: float | None) -> float | None:
    return None if share is None else round(share, 4)
